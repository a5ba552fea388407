//! The web desk of one node: sessions, pages, forms, the live stream.
//!
//! What this is: routes between a browser and the node's keeper. It promises that nobody sees a page of the record without
//! a session, that no form is taken which did not come from our own page, and that a form says its act the way the
//! command line does. It deliberately decides nothing: what is shown is the situation's, what may be said is the node's.

mod alarms;
pub(crate) mod api;
mod ceremony;
mod commitments;
mod compose;
mod door;
mod drawn;
mod duty;
mod entering;
mod forms;
mod guard;
mod items;
mod live;
mod pages;
mod people;
mod places;
mod press;
mod roles;
mod rounds;
mod screens;
mod seen;
mod texts;
mod upload;
mod verify;
mod witnesses;

pub(crate) use commitments::delay;
pub(crate) use door::Door;
pub(crate) use roles::{Deed, Role};

use crate::alarms::Alarms;
use crate::clock::Clock;
use crate::config::Config;
use crate::fault::CliFault;
use crate::node::{Actor, Pulse, State};
use act::Refusal;
use axum::Router;
use axum::routing::{get, post};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;
use words::Words;

/// What every route has at hand.
pub(crate) struct Web {
    pub keeper: Actor<State>,
    pub door: Door,
    pub alarms: Alarms,
    pub words: Words,
    /// What open pages show.
    drawn: drawn::Drawn,
    pub pulse: watch::Receiver<Pulse>,
    pub stopped: watch::Receiver<bool>,
    pub member: String,
    pub mechanism: String,
    pub exercise: bool,
    /// One act after the other is sent from the desk's drafts: so a double click finds what the first has done.
    pub sending: tokio::sync::Mutex<()>,
    /// Whose turn it is to have articles read.
    reading: Arc<tokio::sync::Semaphore>,
}

/// A desk that listens and is not served yet.
pub(crate) struct Opened {
    web: Arc<Web>,
    listener: TcpListener,
}

/// What a desk needs of its node.
pub(crate) struct Inside<'a> {
    pub dir: &'a Path,
    pub config: &'a Config,
    pub clock: Clock,
    pub keeper: Actor<State>,
    pub pulse: watch::Receiver<Pulse>,
    pub stopped: watch::Receiver<bool>,
    pub founding: &'a record::Founding,
    pub rulebook: &'a rulebook::Rulebook,
}

impl Opened {
    /// Binds the address that the configuration names; `None` if it names none.
    ///
    /// # Errors
    /// `port-in-use`, `desk-in-clear` if others could listen in, or a fault of the disk.
    pub async fn at(inside: Inside<'_>) -> Result<Option<Opened>, CliFault> {
        let Some(address) = &inside.config.desk else { return Ok(None) };
        let bound = TcpListener::bind(address).await.map_err(|e| match e.kind() {
            std::io::ErrorKind::AddrInUse => {
                CliFault::Machine((&Refusal::new("port-in-use").with("address", address)).into())
            }
            _ => CliFault::io(address, e),
        });
        let listener = bound?;
        let local = listener.local_addr().map_err(|e| CliFault::io(address, e))?;
        let door = Door::open(inside.dir, inside.config, local, inside.clock)?;
        let files = crate::cli::reference::with_desk_words(inside.rulebook.files().clone());
        let words = Words::load(&files, crate::node::GAZETTEER).map_err(|f| crate::cli::reference::broken(&f))?;
        let alarms = Alarms::open(inside.keeper.clone(), door.clone()).await?;
        let web = Web {
            keeper: inside.keeper,
            door,
            alarms,
            words,
            drawn: drawn::Drawn::default(),
            pulse: inside.pulse,
            stopped: inside.stopped,
            member: inside.config.member.clone(),
            mechanism: inside.founding.name.clone(),
            exercise: inside.founding.mode as usize != 0,
            sending: tokio::sync::Mutex::default(),
            reading: Arc::new(tokio::sync::Semaphore::new(1)),
        };
        Ok(Some(Opened { web: Arc::new(web), listener }))
    }

    /// Who may come in.
    pub fn door(&self) -> Door {
        self.web.door.clone()
    }

    /// What is an alarm at this desk.
    pub fn alarms(&self) -> Alarms {
        self.web.alarms.clone()
    }

    /// Serves until the node stops.
    pub async fn serve(self) {
        let mut stopped = self.web.stopped.clone();
        let service = router(self.web).into_make_service_with_connect_info::<SocketAddr>();
        let served = axum::serve(self.listener, service).with_graceful_shutdown(async move {
            let _ = stopped.wait_for(|s| *s).await;
        });
        if let Err(fault) = served.await {
            tracing::error!(%fault, "the desk is no longer served");
        }
    }
}

fn router(web: Arc<Web>) -> Router {
    Router::new()
        .route("/", get(screens::board))
        .route("/channels", get(screens::channels))
        .route("/channels/{name}", get(screens::channel))
        .merge(screens::shelves())
        .route("/record", get(screens::record))
        .route("/record/{number}", get(screens::act))
        .route("/record/{number}/proof", get(screens::proof))
        .route("/rulebook", get(screens::rulebook))
        .route("/rulebook/{format}", get(screens::format))
        .route("/language", get(screens::languages).post(forms::language))
        .route("/theme", post(forms::theme))
        .route("/leave", post(forms::leave))
        .merge(pages::routes())
        .merge(rounds::routes())
        .merge(commitments::routes())
        .merge(texts::routes())
        .route("/live", get(live::live))
        .merge(compose::routes())
        .route("/a/{hash}/{name}", get(guard::asset))
        .merge(people::routes())
        .merge(places::routes())
        .merge(press::routes())
        .merge(items::routes())
        .merge(witnesses::routes())
        .merge(verify::routes())
        .merge(duty::routes())
        .merge(api::routes())
        .merge(alarms::routes())
        .fallback(door::missing)
        .layer(axum::middleware::from_fn_with_state(web.clone(), roles::guard))
        .layer(axum::middleware::from_fn_with_state(web.clone(), guard::guard))
        .layer(axum::extract::DefaultBodyLimit::max(64 * 1024))
        .with_state(web)
}
