//! What went wrong, on stderr: what it is and what to do about it, everything at once.

use super::face::bare;
use super::{Face, Tone};
use crate::api::RefusalText;
use crate::fault::CliFault;
use act::Refusal;
use serde_json::json;

/// Tells a fault. Without a face not even the words could be read, and English technical detail is all there is.
pub fn fault(face: Option<&Face>, json: bool, fault: &CliFault) {
    let refusals = refusals(fault);
    if json {
        let texts = refusals.iter().map(|r| {
            let (what, remedy) = face.map_or_else(|| wordless(r), |f| f.refusal(r));
            json!({ "code": r.code, "field": r.field, "args": r.args,
                    "text": words::plain(&what), "remedy": words::plain(&remedy) })
        });
        let texts: Vec<_> = texts.collect();
        eprintln!("{}", json!({ "exit": fault.exit(), "refusals": texts }));
        return;
    }
    for refusal in &refusals {
        let (what, remedy) = face.map_or_else(|| wordless(refusal), |f| f.refusal(refusal));
        let (what, remedy) = (bare(&what), bare(&remedy));
        let what = face.map_or(what.clone(), |f| f.tone(Tone::Alarm, &what));
        eprintln!("{what}\n  {remedy}");
        // A rulebook's faults and the like are lists of English details that no phrase holds.
        if let Some(detail) = refusal.args.get("detail").filter(|d| !what.contains(d.as_str())) {
            detail.split("; ").for_each(|line| eprintln!("  - {line}"));
        }
    }
}

/// The fault as refusals, which is the form that has words.
pub fn refusals(fault: &CliFault) -> Vec<RefusalText> {
    let one = |refusal: Refusal| vec![RefusalText::from(&refusal)];
    match fault {
        CliFault::Refused(refusals) | CliFault::NotVerified(refusals) => refusals.clone(),
        CliFault::Machine(refusal) => vec![refusal.clone()],
        CliFault::Usage(detail) => one(Refusal::new("usage").with("detail", detail)),
        CliFault::NoNode(path) => one(Refusal::new("not-running").with("path", path)),
        CliFault::TimeOut(detail) => one(Refusal::new("wait-too-long").with("detail", detail)),
        CliFault::Io(text) => {
            let (path, detail) = text.split_once(": ").unwrap_or(("", text));
            one(Refusal::new("file-fault").with("path", path).with("detail", detail))
        }
    }
}

fn wordless(refusal: &RefusalText) -> (String, String) {
    let args = refusal.args.iter().map(|(k, v)| format!("{k}: {v}")).collect::<Vec<_>>().join("; ");
    (refusal.code.clone(), args)
}
