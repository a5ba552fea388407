//! What is shown to others, over the node's own socket: proofs, opened items, released keys, the exported record.

use super::{Body, Keeper, answer};
use crate::api::{AbsenceOf, ExportTo, Exported, File, Open, ReleaseTo, Sent};
use crate::fault::CliFault;
use crate::node::state::State;
use act::Purpose;
use axum::Router;
use axum::routing::post;
use std::path::Path;

pub(super) fn routes() -> Router {
    Router::new()
        .route("/prove", post(|k: Keeper, Body(b): Body<Open>| answer(k, move |s| s.prove_file(&b))))
        .route("/absence", post(|k: Keeper, Body(b): Body<AbsenceOf>| answer(k, move |s| s.absence_file(&b))))
        .route("/disclose", post(|k: Keeper, Body(b): Body<Open>| answer(k, move |s| s.disclose(&b))))
        .route("/release", post(|k: Keeper, Body(b): Body<ReleaseTo>| answer(k, move |s| s.release_to(&b))))
        .route("/export", post(|k: Keeper, Body(b): Body<ExportTo>| answer(k, move |s| s.export_to(&b))))
}

impl State {
    pub(crate) fn prove_file(&mut self, open: &Open) -> Result<File, CliFault> {
        let text = self.prove(&open.act, &open.items, open.closed)?;
        self.open_for_file(open)?;
        Ok(File { name: format!("{}.tlog-proof", open.act.replace(['/', ' '], "-")), text })
    }

    pub(crate) fn absence_file(&mut self, of: &AbsenceOf) -> Result<File, CliFault> {
        let text = self.absence(&of.act, &of.member)?;
        let (act, reason, lang) = (of.act.clone(), of.reason.clone(), of.lang.clone());
        self.open_for_file(&Open { act, reason, lang, ..Open::default() })?;
        Ok(File { name: format!("{}-{}.absence", of.act.replace(['/', ' '], "-"), of.member), text })
    }

    fn disclose(&mut self, open: &Open) -> Result<Sent, CliFault> {
        let kernel = self.disclosure(&open.act, &open.items)?;
        self.say_kernel_as(Purpose::Desk, &kernel, None)
    }

    fn release_to(&mut self, to: &ReleaseTo) -> Result<Sent, CliFault> {
        let (kernel, name, channel) = self.release(&to.act, &to.to)?;
        let case = self.situation.case(&name).map_or(name, |c| c.name);
        self.say_kernel_as(Purpose::Desk, &kernel, channel.map(|c| (case, c)))
    }

    fn export_to(&self, to: &ExportTo) -> Result<Exported, CliFault> {
        let (size, files) = self.export(Path::new(&to.dir))?;
        Ok(Exported { dir: to.dir.clone(), size, files })
    }
}
