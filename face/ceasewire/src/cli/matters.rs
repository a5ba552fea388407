//! `matters`: what others tell in public, as a list, or one of them point by point. Nothing of it is a member's word.

use super::client::Client;
use super::table::Table;
use super::{Face, Tone, views};
use crate::api::Status;
use crate::fault::CliFault;
use rulebook::Arg;
use situation::views::{AccountsView, ClaimView, MatterLine, MatterView, PointView};

/// `matters`.
#[derive(clap::Args, Debug)]
pub struct MattersArgs {
    /// Only this one, with every point, by record number or name
    matter: Option<String>,
}

/// Shows them.
pub fn run(face: &Face, args: &MattersArgs) -> Result<(), CliFault> {
    let client = Client::of(face)?;
    if let Some(of) = &args.matter {
        let of = of.replace(' ', "%20").replace('/', "%2F");
        let view: MatterView = client.get(&format!("/matter?of={of}"))?;
        return if face.json { face.print_json(&view) } else { one(face, &view) };
    }
    let matters: Vec<MatterLine> = client.get("/matters")?;
    if face.json {
        return face.print_json(&matters);
    }
    let status: Status = client.get("/status")?;
    let mut out = views::current(face, &status);
    if matters.is_empty() {
        out += &format!("\n{}\n", face.say("matter_none", &[]));
        return face.print(&out);
    }
    let mut table = Table::new(["col_number", "matter_points", "col_format"].map(|id| face.say(id, &[])));
    for line in &matters {
        let cells = [face.number(line.by.index), line.points.to_string(), value(face, line.title.as_ref())];
        table.row(cells.map(|text| (Tone::Plain, text)));
    }
    face.print(&format!("{out}\n{}", table.write(face)))
}

fn value(face: &Face, arg: Option<&Arg>) -> String {
    arg.map(|arg| face.words.value(&face.lang, arg)).unwrap_or_default()
}

fn one(face: &Face, view: &MatterView) -> Result<(), CliFault> {
    let title = value(face, view.matter.title.as_ref());
    face.print(&format!("{}\n{}\n", face.tone(Tone::Head, &title), face.say("matter_lead", &[])))?;
    for told in &view.told {
        let cite = told.cite.as_ref().map(|cite| format!(" [{}]", value(face, Some(cite)))).unwrap_or_default();
        let (what, value) = (value(face, Some(&told.what)), value(face, Some(&told.value)));
        face.print(&format!("  {what}: {value}{cite}"))?;
    }
    for point in &view.accounts.points {
        face.print(&points(face, &view.accounts, point))?;
    }
    face.print("")
}

/// A point: who of the members says what of it, then what is told of others.
fn points(face: &Face, accounts: &AccountsView, point: &PointView) -> String {
    let kind = value(face, point.kind.as_ref());
    let claim = value(face, point.claim.as_ref());
    let head = format!("\n{} {}. {claim} ({kind})", face.number(point.by.index), point.number);
    let says = |(member, says): (&String, &str)| {
        face.say("matter_says", &[("who", member.as_str().into()), ("says", says.into())])
    };
    let members = accounts.members.iter().zip(point.cells.iter().map(|cell| cell.says.as_str())).map(says);
    let mut lines: Vec<String> = members.map(|line| format!("    {line}")).collect();
    lines.extend(point.claims.iter().map(|claim| format!("    {}", face.tone(Tone::Unsure, &told(face, claim)))));
    format!("{head}\n{}", lines.join("\n"))
}

fn told(face: &Face, claim: &ClaimView) -> String {
    let words = [
        ("says", claim.says.as_str().into()),
        ("who", value(face, claim.ascribed.as_ref()).into()),
        ("outlet", value(face, claim.outlet.as_ref()).into()),
    ];
    let more = [&claim.words, &claim.through, &claim.cite, &claim.caveat].into_iter().flatten();
    let more: Vec<String> = more.map(|arg| value(face, Some(arg))).collect();
    format!("{} [{}]", face.say("matter_told", &words), more.join("; "))
}
