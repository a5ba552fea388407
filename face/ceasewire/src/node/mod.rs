//! A member's node: one folder, one address, and up to three roles (desk, sequencer, witness).

mod actor;
mod alarms;
mod audit;
mod away;
mod claim;
mod committer;
mod compose;
mod context;
mod copy;
mod deposits;
mod desk;
mod epochs;
mod exhibits;
mod findings;
mod fsck;
mod index;
mod intake;
mod items;
mod key_life;
pub mod line;
mod local;
mod near;
mod opening;
mod order_files;
mod ordering;
mod own;
mod own_clock;
mod places;
mod promise;
mod proofs;
mod published;
mod quorum;
mod receipts;
mod remote;
mod rows;
mod rule_d;
mod say;
mod search;
mod serve;
mod shelf;
mod signer;
mod snapshot;
mod state;
mod subject;
mod succession;
mod sync;
mod two;
mod typed;
mod widen;
mod witnessing;

pub use fsck::{FsckReport, fsck, repair};
pub(crate) use order_files::OrderFiles;
pub(crate) use ordering::Orderer;
pub(crate) use proofs::put;
pub use serve::frame;
pub use shelf::{archive_path, channels, editions, open_mechanism, read_archive};
pub(crate) use signer::told;
pub use state::{GAZETTEER, Pulse};
pub(crate) use widen::widens;

pub(crate) use self::desk::{Seen, Waiting};
pub(crate) use actor::Actor;
pub(crate) use claim::Claimed;
pub(crate) use items::{hand_in, open_item};
pub(crate) use state::State;

use crate::away::Telling;
use crate::clock::Clock;
use crate::config::Config;
use crate::fault::CliFault;
use crate::found;
use crate::web::{Inside, Opened};
use link::{Client, Identity, Peers, Server};
use serve::Sequencing;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// A running node.
pub struct Node {
    dir: PathBuf,
    keeper: Actor<State>,
    /// What everybody may wait for.
    pub pulse: watch::Receiver<Pulse>,
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
    threads: Vec<JoinHandle<()>>,
}

/// Starts a node and answers when it listens.
///
/// # Errors
/// Port in use, folder in use, broken configuration, disk or key faults; each names itself.
pub async fn start(dir: &Path, clock: Clock) -> Result<Node, CliFault> {
    let up = come_up(dir, clock).await;
    // Nothing reads a key file after the start.
    crate::keyfile::forget();
    up
}

async fn come_up(dir: &Path, clock: Clock) -> Result<Node, CliFault> {
    let config = Config::read(dir)?;
    let identity = own::identity(&dir.join("keys"))?;
    // The sequencer's segment is read from the disk beside the node's own.
    let ordered = succession::orders(dir, config.sequencer)?.then(|| {
        let dir = dir.join("sequencer");
        tokio::task::spawn_blocking(move || OrderFiles::open(&dir))
    });
    let opened = {
        let (dir, clock) = (dir.to_owned(), clock.clone());
        tokio::task::spawn_blocking(move || State::open(&dir, clock)).await
    };
    // Both have ended when the caller hears of a fault of either, and their folders are free.
    let ordered = match ordered {
        Some(ordered) => Some(ordered.await),
        None => None,
    };
    let (state, pulse) = opened.map_err(|e| CliFault::Io(e.to_string()))??;
    let founding = Arc::new(state.founding().clone());
    let (founders, rulebook) = (state.founders.clone(), state.shown_rulebook());
    let pins = founding.members.iter().map(|m| (m.name.clone(), m.pin));
    let peers = Peers::new(pins).map_err(|e| CliFault::Io(e.to_string()))?;
    let client = Client::new(&identity, &peers);
    let (cosigned_tx, cosigned) = watch::channel((0, String::new()));
    let mut threads = Vec::new();
    let sequencing = if let Some(files) = ordered {
        let files = files.map_err(|e| CliFault::Io(e.to_string()))??;
        let seed = found::load(&dir.join("keys/sequencer.key"))?;
        let table = channels(&founding, &founders);
        let known = Some(state.replica.ledger().clone());
        let (orderer, thread) = Orderer::start(files, &founding, table, &seed, clock.clone(), known)?;
        threads.push(thread);
        Some(Sequencing { orderer, cosigned })
    } else {
        None
    };
    let (keeper, thread) = Actor::start("keeper", state, State::settle).map_err(|e| CliFault::io("a thread", e))?;
    threads.push(thread);
    let wires =
        Wires { config, identity, peers, client, founding, sequencing, cosigned: cosigned_tx, pulse, clock, rulebook };
    match wires.connect(dir, &keeper).await {
        Ok((pulse, stop, tasks)) => Ok(Node { dir: dir.to_owned(), keeper, pulse, stop, tasks, threads }),
        Err(fault) => {
            // The folder must be free again when the caller hears of the fault.
            drop(keeper);
            join(threads).await;
            Err(fault)
        }
    }
}

/// Has the sequencer keep to the limit of the rulebook in force: a new version counts a second after its leaf at most.
async fn limits(keeper: Actor<State>, orderer: Orderer) {
    while let Ok(rates) = keeper.ask(|s| s.rates()).await {
        orderer.limit(rates);
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Everything between the state and the sockets.
struct Wires {
    clock: Clock,
    config: Config,
    identity: Identity,
    peers: Peers,
    client: Client,
    founding: Arc<record::Founding>,
    sequencing: Option<Sequencing>,
    cosigned: watch::Sender<ordering::Head>,
    rulebook: Arc<rulebook::Rulebook>,
    pulse: watch::Receiver<Pulse>,
}

type Connected = (watch::Receiver<Pulse>, watch::Sender<bool>, JoinSet<()>);

impl Wires {
    async fn connect(self, dir: &Path, keeper: &Actor<State>) -> Result<Connected, CliFault> {
        let Wires { config, identity, peers, client, founding, sequencing, cosigned, pulse, clock, rulebook } = self;
        let (stop, stopped) = watch::channel(false);
        let mut tasks = JoinSet::new();

        let router = serve::router(keeper.clone(), sequencing.clone(), config.witness.then(|| clock.clone()));
        let server = Server::bind(&config.listen, &identity, peers, router).await?;
        let address = server.local_addr().map_err(|e| CliFault::io(&config.listen, e))?.to_string();
        let mut addresses: BTreeMap<String, String> = config.peers.clone();
        addresses.insert(config.member.clone(), address);
        tasks.spawn(server.serve(until(stopped.clone())));
        let inside = Inside {
            dir,
            config: &config,
            clock: clock.clone(),
            keeper: keeper.clone(),
            pulse: pulse.clone(),
            stopped: stopped.clone(),
            founding: &founding,
            rulebook: &rulebook,
        };
        let desk = Opened::at(inside).await?;
        let door = desk.as_ref().map(Opened::door);
        let told_of = desk.as_ref().map(|desk| (desk.door(), desk.alarms()));
        if let Some(desk) = desk {
            spawn(&mut tasks, stopped.clone(), desk.alarms().follow(pulse.clone()));
            tasks.spawn(desk.serve());
        }
        let away = Telling::new(dir, &config, told_of, keeper.clone(), &rulebook)?;
        if let Some(away) = away {
            spawn(&mut tasks, stopped.clone(), away.run());
        }
        let socket = link::local::bind(&dir.join("node.sock")).await?;
        let order = sequencing.as_ref().map(|s| s.orderer.clone());
        let routes = local::router(keeper.clone(), pulse.clone(), stop.clone(), order.clone(), door);
        tasks.spawn(socket.serve(routes, until(stopped.clone())));

        let own = sequencing.clone();
        if let Some(sequencing) = sequencing {
            let heartbeat = Duration::from_secs(config.heartbeat_s.max(1));
            let recall = remote::begin(&sequencing.orderer).await;
            let recall = recall.expect("the sequencer's fold is there as long as the sequencer");
            let orderer = sequencing.orderer.clone();
            let latch = remote::clear(recall, orderer, founding.clone(), addresses.clone(), client.clone());
            spawn(&mut tasks, stopped.clone(), limits(keeper.clone(), sequencing.orderer.clone()));
            let rounds = quorum::gather(quorum::Rounds {
                orderer: sequencing.orderer,
                clock: clock.clone(),
                founding: founding.clone(),
                addresses: addresses.clone(),
                client: client.clone(),
                heartbeat,
                cosigned,
                keeper: keeper.clone(),
            });
            // No witness is asked to sign what may be an older copy, or a term that leaves something out.
            let begins = async move {
                if latch.await {
                    rounds.await;
                }
            };
            spawn(&mut tasks, stopped.clone(), begins);
        }
        let orders = keeper.ask(|s| s.orderer()).await.unwrap_or(founding.sequencer_member);
        let sequencer = founding.name_of(orders).to_owned();
        if let Some(address) = addresses.get(&sequencer).cloned() {
            let up = sync::Upstream { member: sequencer, address, client: client.clone() };
            match own {
                Some(own) => spawn(&mut tasks, stopped.clone(), near::follow(keeper.clone(), own)),
                None => spawn(&mut tasks, stopped.clone(), sync::follow(keeper.clone(), up.clone())),
            }
            spawn(&mut tasks, stopped.clone(), sync::send(keeper.clone(), up.clone(), pulse.clone()));
            spawn(&mut tasks, stopped.clone(), deposits::forward(keeper.clone(), up));
        }
        let run_by = founding.witnesses.iter().map(|w| (w.member, founding.name_of(w.member).to_owned()));
        let seats = run_by.filter_map(|(id, name)| addresses.get(&name).map(|a| (id, name.clone(), a.clone())));
        let seats: Vec<_> = seats.collect();
        let named = seats.iter().map(|(_, name, address)| (name.clone(), address.clone())).collect();
        let time = own_clock::ask(keeper.clone(), client.clone(), clock, named, founding.quorum());
        spawn(&mut tasks, stopped.clone(), time);
        let errand = deposits::deposit(keeper.clone(), client.clone(), seats);
        spawn(&mut tasks, stopped.clone(), errand);
        let every = Duration::from_secs(config.gossip_s.max(1));
        spawn(&mut tasks, stopped.clone(), audit::audit(keeper.clone(), order));
        spawn(&mut tasks, stopped.clone(), index::fill(keeper.clone()));
        spawn(&mut tasks, stopped.clone(), snapshot::keep(keeper.clone(), pulse.clone()));
        let files = items::errand::fetch(keeper.clone(), client.clone(), config.peers.clone(), pulse.clone());
        spawn(&mut tasks, stopped.clone(), files);
        let asked = sync::fetch_rulebooks(keeper.clone(), client.clone(), config.peers.clone(), pulse.clone());
        spawn(&mut tasks, stopped.clone(), asked);
        spawn(&mut tasks, stopped, sync::gossip(keeper.clone(), client, config.peers.clone(), every));
        tracing::info!(member = %config.member, listen = %config.listen, "the node is up");
        Ok((pulse, stop, tasks))
    }
}

async fn join(threads: Vec<JoinHandle<()>>) {
    let ended = tokio::task::spawn_blocking(move || threads.into_iter().for_each(|t| drop(t.join())));
    if tokio::time::timeout(Duration::from_secs(10), ended).await.is_err() {
        tracing::warn!("a thread of the node did not end within 10 s");
    }
}

/// Runs a task until the node stops.
fn spawn(tasks: &mut JoinSet<()>, stopped: watch::Receiver<bool>, task: impl Future<Output = ()> + Send + 'static) {
    tasks.spawn(async move {
        tokio::select! {
            () = task => {}
            () = until(stopped) => {}
        }
    });
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that the node itself is gone, which is a stop as well.
    let _ = stopped.wait_for(|s| *s).await;
}

impl Node {
    /// The socket its command line talks to.
    pub fn socket(&self) -> PathBuf {
        self.dir.join("node.sock")
    }

    /// Stops in order: streams end, answers in flight are given, files are closed.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.tasks.join_next().await.is_some() {}
        let last = |s: &mut State| {
            s.keep_checkpoint();
            s.keep_snapshot();
        };
        let _ = self.keeper.ask(last).await;
        // The last reference to the keeper goes with this value; its thread then ends and frees the folder.
        drop(self.keeper);
        join(std::mem::take(&mut self.threads)).await;
    }

    /// Waits until one of its threads has ended by itself, which none does in good order.
    pub async fn died(&self) {
        while self.threads.iter().all(|t| !t.is_finished()) {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    /// Waits until somebody asks it to stop over its socket.
    pub async fn asked_to_stop(&self) {
        until(self.stop.subscribe()).await;
    }
}

/// Runs a node until SIGINT, SIGTERM or `POST /stop`.
///
/// # Errors
/// As [`start`].
pub async fn run(dir: &Path) -> Result<(), CliFault> {
    let node = start(dir, Clock::System).await?;
    let mut term = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .map_err(|e| CliFault::io("signals", e))?;
    let mut interrupt = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())
        .map_err(|e| CliFault::io("signals", e))?;
    crate::keyfile::signals_are_heard();
    tracing::info!("the node runs until it is told to stop");
    let died = tokio::select! {
        _ = interrupt.recv() => false,
        _ = term.recv() => false,
        () = node.asked_to_stop() => false,
        () = node.died() => true,
    };
    tracing::info!("the node stops");
    node.stop().await;
    if died {
        // A supervisor of services sees the exit code and starts it again; nobody takes half a node for a whole one.
        return Err(CliFault::Io("node: one of its threads ended by itself; the log says why".into()));
    }
    Ok(())
}
