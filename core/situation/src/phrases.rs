//! Acts, debts and notes as language-neutral sentences: the arguments that the locales may use.
//!
//! Every argument below is always passed. One marked `?` comes with a companion `<name>-given`, the text `yes` or `no`;
//! absent, it is the empty text. A choice or yes/no comes with `<name>-key`, its key as text. `by` is the member whose
//! key signed, `about` the act or case that is spoken of (also `about?`). Free text carries the language of its act.
//!
//! ```text
//! kernel-delivered      by about?  index: number
//! kernel-opened         by about?
//! kernel-read-back      by about?  fields: list of labelled   mismatch?: list of labelled (what was read, where it differs)
//!                                  differs: text yes/no/unknown
//! kernel-disseminated   by about?  told?: list of kernel-told   not-told?: list of kernel-not-told
//! kernel-position       by about?  stance: choice stance_<key>   grounds?: text   valid?: span
//! kernel-amend          by about?  fields: list of labelled   material: text yes/no/unknown
//! kernel-cancel         by about?  reason?: text
//! kernel-start          by about?  at: instant
//! kernel-end            by about?  at: instant
//! kernel-ask-time       by about?  until: instant   reason: text
//! kernel-dispute        by about?  grounds: text
//! kernel-override       by about?  reason: text
//! kernel-release        by about?  act: act   to: member
//! kernel-disclose       by about?  act: act
//! kernel-suspend        by about?  channel: choice channel_<name>   grounds: text   effective: instant   emergency: yes/no
//! kernel-resume         by about?  channel: choice channel_<name>   grounds: text
//! kernel-key-add        by about?  name: text   purpose: choice purpose_<desk|machine|field>
//! kernel-key-revoke     by about?  key: text (short name, or the identifier in hexadecimal)   last-good: number
//! kernel-member-admit   by about?  member: text (short name, or empty if the entry cannot be read)
//! kernel-member-suspend by about?  member: member   reason: text
//! kernel-rulebook       by about?  hash: text (16 digits)   edition: number
//! kernel-epoch          by about?  channel: choice channel_<name>   epoch: number
//! kernel-line-check     by about?  text: number   medium: choice medium_<primary|backup|satellite|voice>   nonce: number
//! kernel-line-reply     by about?  nonce: number
//! kernel-deposit        by about?  hash: text (16 digits)   at: instant
//! kernel-complaint      by about?  act: act   key?: empty; not given of a channel's keys that do not open
//! kernel-place-opened   by about?  act: act   officer: number   reason: text
//! kernel-succession     by about?  term: number   size: number   member: member
//! kernel-root-replace   by about?  root: number (1 to 3)   hash: text (16 digits of the new key)
//!
//! labelled              a phrase whose id is `<format>.f-<field>`, the attribute that labels the field; value: its value.
//!                       Of an act that this reader cannot open, the list is empty.
//! kernel-told           unit: choice unit_<class>   at: instant
//! kernel-not-told       unit: choice unit_<class>   reason: text
//!
//! <format>              its fields by name, and by, about?
//! debt_<kind>           debtor: member   creditor: member   about: act   due: instant
//!                       kinds: open read-back position disseminate answer consent confirm take-over line-check
//!                       line-reply convene hand-over duty
//! finding_<code>        by   what the proof in an act shows; the codes are [`crate::FINDINGS`]
//! note_<code>           by   why an act stands in the record without effect; the codes are [`crate::NOTES`]
//! ```
//!
//! States, as `<procedure>-state_<state>`:
//!
//! ```text
//! notification   announced started uncleared ended cancelled lapsed                                    the case
//!                included delivered opened misread read-back accepted conditional objected unable silent    an addressee
//! query          asked answered withdrawn                                                              the case
//!                asked delivered opened deferred answered silent                                       who is asked
//! link           in-force suspended                                                                    the agreement to talk
//!                unknown up degraded down                                                              the line
//! contact        requested agreed declined held recorded called-off expired unreported                 the case
//!                requested delivered opened accepted countered declined silent                         who is asked
//! meeting        submitted confirmed reserved withdrawn                                                the case
//!                submitted delivered opened confirmed reserved silent                                  each side
//! handover       handed-over taken kept untaken                                                        the watch
//!                told delivered opened                                                                 the supervisor
//! watch          on-watch relieved overlong                                                             the watch
//!                told delivered opened                                                                 the supervisor
//! protest        lodged replied-to withdrawn                                                           the case
//!                lodged delivered opened answered rejected noted silent                                the supervisor
//! release        requested answered withdrawn                                                          the case
//!                requested delivered opened consented in-part refused released silent                  who is asked
//! drill          called over cancelled                                                                 the case
//!                called delivered opened practised silent                                              each desk
//! joint          drafted agreed parted withdrawn                                                       the case
//!                drafted delivered opened accepted conditional declined silent                         each side
//! commitment     given withdrawn lifted                                                                the case
//!                given delivered opened released held-to silent                                        to whom it was given
//! progress       claimed answered withdrawn                                                            the case
//!                claimed delivered opened accepted contested silent                                    who counts
//! text           tabled withdrawn                                                                      the case
//!                tabled delivered opened                                                               each member
//! guarantee      called answered withdrawn                                                             the case
//!                called delivered opened taken-up denied honoured silent                               the guarantor
//! dispute        filed local commission good-offices guarantors settled agreed-to-differ withdrawn      the case
//!                filed delivered opened answered settles differs silent                                each side
//! record         recorded                                                                              no procedure
//! ```
//! `uncleared`: the activity has begun though not every addressed party had told its units or one had objected, and
//! without an override. `lapsed`: its window passed and nobody reported a start. `silent` and `lapsed` are shown by the
//! clock and never stored.

use crate::{ActRow, Blocked, Case, Ctx, DebtEntry, Finding, Items, Situation};
use act::{Instant, Kernel, UNIT_CLASSES, Value};
use rulebook::{Arg, Context, Format, Phrase};
use std::collections::BTreeMap;

type Args = BTreeMap<String, Arg>;

/// What an act says, or `None` if this viewer cannot open it or its fields do not decode.
pub fn act(situation: &Situation, row: &ActRow, ctx: &Ctx<'_>) -> Option<Phrase> {
    let content = row.content()?;
    let ctx = &ctx.in_lang(&content.lang);
    let case = row.case.filter(|i| *i != row.index).and_then(|i| situation.cases.get(&i));
    let about = content.case.or(content.refs.first().map(|r| r.act)).or(case.map(|c| c.name));
    let mut args = Args::new();
    args.insert("by".into(), Arg::Member(ctx.member_name(row.author)));
    maybe(&mut args, "about", about.map(|name| Arg::Act(ctx.act_name(&name))));
    let edition = situation.edition_of(row, &content);
    let phrase = match Kernel::read(content.format, &content.fields).ok()? {
        Some(kernel) => {
            said(&mut args, &kernel, row, case, ctx);
            Phrase { id: format!("kernel-{}", kernel.key()), args, edition: None }
        }
        None => {
            let format = edition.rulebook.as_ref()?.by_wire(content.format)?;
            let mut phrase = format.phrase(&format.decode(&content.fields).ok()?, ctx);
            // What a format says it is about in a field of its own counts, not what its case is about.
            if phrase.args.contains_key("about") {
                args.retain(|name, _| !name.starts_with("about"));
            }
            phrase.args.extend(args);
            phrase
        }
    };
    Some(situation.told_by(edition, phrase))
}

/// What is owed.
pub fn debt(debt: &DebtEntry, ctx: &Ctx<'_>) -> Phrase {
    let due = Instant { unix_s: i64::try_from(debt.due / 1000).unwrap_or(i64::MAX), within_s: 0, offset_min: 0 };
    let args = [
        ("debtor", Arg::Member(ctx.member_name(debt.debtor))),
        ("creditor", Arg::Member(ctx.member_name(debt.creditor))),
        ("about", Arg::Act(ctx.act_name(&debt.case))),
        ("due", instant(&due)),
    ];
    Phrase { id: format!("debt_{}", debt.kind.key()), args: args.map(|(k, v)| (k.into(), v)).into(), edition: None }
}

/// Why an act is without effect.
pub fn note(why: Blocked, row: &ActRow, ctx: &Ctx<'_>) -> Phrase {
    let by = Arg::Member(ctx.member_name(row.author));
    Phrase { id: format!("note_{}", why.code()), args: [("by".into(), by)].into(), edition: None }
}

/// What the proof in an act shows.
pub fn finding(what: Finding, row: &ActRow, ctx: &Ctx<'_>) -> Phrase {
    let by = Arg::Member(ctx.member_name(row.author));
    Phrase { id: format!("finding_{}", what.code()), args: [("by".into(), by)].into(), edition: None }
}

/// A version's fields as one sentence of its format.
pub(crate) fn version(format: &Format, fields: &Items, by: &str, ctx: &Ctx<'_>) -> Option<Phrase> {
    let mut phrase = format.phrase(&format.decode(fields).ok()?, ctx);
    phrase.args.insert("by".into(), Arg::Member(by.to_owned()));
    maybe(&mut phrase.args, "about", None);
    Some(phrase)
}

/// Each field with its label.
pub(crate) fn labelled(format: &Format, items: &Items, only: Option<&[u64]>, ctx: &Ctx<'_>) -> Vec<Phrase> {
    let wanted = |n: &u64| only.is_none_or(|only| only.contains(n));
    let one = |(n, item): (&u64, &Vec<u8>)| {
        let def = format.field_numbered(*n)?;
        let value = def.arg(&format.name, &Value::decode(def.kind, item).ok()?, ctx);
        Some(Phrase {
            id: format!("{}.f-{}", format.name, def.name),
            args: [("value".into(), value)].into(),
            edition: None,
        })
    };
    items.iter().filter(|(n, _)| wanted(n)).filter_map(one).collect()
}

/// The choice of a unit class; a code that nobody knows yet is shown as it is.
pub(crate) fn unit_key(unit: u64) -> String {
    let known = usize::try_from(unit).ok().and_then(|n| UNIT_CLASSES.get(n));
    known.map_or_else(|| unit.to_string(), |class| (*class).to_owned())
}

fn said(args: &mut Args, kernel: &Kernel, row: &ActRow, case: Option<&Case>, ctx: &Ctx<'_>) {
    let mut put = |name: &str, arg: Arg| {
        if let Arg::Choice { key, .. } = &arg {
            args.insert(format!("{name}-key"), plain(key));
        }
        if let Arg::YesNo(yes) = &arg {
            args.insert(format!("{name}-key"), plain(yes_no(*yes)));
        }
        args.insert(name.into(), arg);
    };
    let free = |text: &str| Arg::Text { text: text.to_owned(), lang: ctx.text_lang() };
    let format = case.and_then(|c| ctx.situation.opener(c));
    let fields = |items: &Items, only: Option<&[u64]>| format.map_or(Vec::new(), |f| labelled(f, items, only, ctx));
    let channel = || choice("channel", &ctx.situation.channel_key(row.channel.unwrap_or(0)));
    match kernel {
        Kernel::Delivered { index } => put("index", number(*index)),
        Kernel::Opened => {}
        Kernel::ReadBack { fields: read } => {
            put("fields", Arg::List(fields(read, None)));
            let leg = case.and_then(|c| c.leg(row.author));
            let kept = leg.into_iter().flat_map(|l| &l.ladders).flat_map(|(_, l)| &l.read_backs);
            let differs = kept.filter(|r| r.by.act == row.name).map(|r| &r.differs).next();
            put("differs", plain(differs.map_or("unknown", |d| yes_no(!d.is_empty()))));
            let wrong = differs.map_or(Vec::new(), |d| fields(read, Some(d)));
            list(args, "mismatch", wrong);
        }
        Kernel::Disseminated { told, not_told } => {
            let told = told.iter().map(|t| {
                let at = Arg::Instant { unix_s: t.at_s, within_s: 0, offset_min: 0 };
                Phrase {
                    id: "kernel-told".into(),
                    args: pair("unit", choice("unit", &unit_key(t.unit)), "at", at),
                    edition: None,
                }
            });
            let not_told = not_told.iter().map(|t| Phrase {
                id: "kernel-not-told".into(),
                args: pair("unit", choice("unit", &unit_key(t.unit)), "reason", free(&t.reason)),
                edition: None,
            });
            let (told, not_told) = (told.collect(), not_told.collect());
            list(args, "told", told);
            list(args, "not-told", not_told);
        }
        Kernel::Position { stance, grounds, valid } => {
            put("stance", choice("stance", stance.key()));
            let valid = valid.map(|v| Arg::Span { start_s: v.start_s, end_s: v.end_s });
            maybe(args, "grounds", grounds.as_deref().map(free));
            maybe(args, "valid", valid);
        }
        Kernel::Amend { fields: changed } => {
            put("fields", Arg::List(fields(changed, None)));
            let version = case.and_then(|c| c.versions.iter().find(|v| v.by.act == row.name));
            put("material", plain(version.map_or("unknown", |v| yes_no(v.material))));
        }
        Kernel::Cancel { reason } => maybe(args, "reason", reason.as_deref().map(free)),
        Kernel::Start { at } | Kernel::End { at } => put("at", instant(at)),
        Kernel::AskTime { until, reason } => {
            put("until", instant(until));
            put("reason", free(reason));
        }
        Kernel::Dispute { grounds } => put("grounds", free(grounds)),
        Kernel::Override { reason } => put("reason", free(reason)),
        Kernel::Release { act, to, .. } => {
            put("act", Arg::Act(ctx.act_name(act)));
            put("to", Arg::Member(ctx.member_name(*to)));
        }
        Kernel::Disclose { act, .. } => put("act", Arg::Act(ctx.act_name(act))),
        Kernel::Complaint { act, key } => {
            put("act", Arg::Act(ctx.act_name(act)));
            // Of a channel's keys that do not open there is no key to publish.
            maybe(args, "key", Some(plain("")).filter(|_| *key != [0; 32]));
        }
        Kernel::PlaceOpened { act, reason } => {
            put("act", Arg::Act(ctx.act_name(act)));
            put("officer", number(row.content().map_or(0, |c| c.officer)));
            put("reason", free(reason));
        }
        Kernel::Suspend { grounds, effective, emergency } => {
            put("channel", channel());
            put("grounds", free(grounds));
            put("effective", instant(effective));
            put("emergency", Arg::YesNo(*emergency));
        }
        Kernel::Resume { grounds } => {
            put("channel", channel());
            put("grounds", free(grounds));
        }
        Kernel::KeyAdd { name, purpose, .. } => {
            put("name", plain(name));
            put("purpose", choice("purpose", purpose.key()));
        }
        Kernel::KeyRevoke { key, last_good, .. } => {
            let id = act::KeyId(*key);
            put("key", plain(&ctx.situation.keys.get(&id).cloned().unwrap_or_else(|| id.to_string())));
            put("last-good", number(*last_good));
        }
        Kernel::Succession { term, size, member, .. } => {
            put("term", number(*term));
            put("size", number(*size));
            put("member", Arg::Member(ctx.member_name(*member)));
        }
        Kernel::RootReplace { root, public, .. } => {
            put("root", number(root.saturating_add(1)));
            put("hash", plain(&digits(public)));
        }
        Kernel::MemberAdmit { entry, .. } => put("member", plain(&admitted(entry).unwrap_or_default())),
        Kernel::MemberSuspend { member, reason, .. } => {
            put("member", Arg::Member(ctx.member_name(*member)));
            put("reason", free(reason));
        }
        Kernel::Rulebook { hash, edition, .. } => {
            put("hash", plain(&digits(hash)));
            put("edition", number(*edition));
        }
        Kernel::Epoch { channel, epoch, .. } => {
            put("channel", choice("channel", &ctx.situation.channel_key(*channel)));
            put("epoch", number(*epoch));
        }
        Kernel::LineCheck { nonce, text, medium } => {
            const MEDIA: [&str; 4] = ["primary", "backup", "satellite", "voice"];
            let known = usize::try_from(*medium).ok().and_then(|n| MEDIA.get(n));
            let medium = known.map_or_else(|| medium.to_string(), |m| (*m).to_owned());
            put("nonce", number(*nonce));
            put("text", number(*text));
            put("medium", choice("medium", &medium));
        }
        Kernel::LineReply { nonce } => put("nonce", number(*nonce)),
        Kernel::Deposit { hash, at_ms } => {
            put("hash", plain(&digits(hash)));
            let unix_s = i64::try_from(at_ms / 1000).unwrap_or(i64::MAX);
            put("at", Arg::Instant { unix_s, within_s: 0, offset_min: 0 });
        }
    }
}

/// The short name in a member entry of the genesis document's form.
fn admitted(entry: &[u8]) -> Option<String> {
    let pairs = act::cbor::Reader::whole(entry, act::cbor::Reader::map).ok()?;
    act::cbor::need(&pairs, 1).ok()?.text().ok()
}

fn maybe(args: &mut Args, name: &str, arg: Option<Arg>) {
    args.insert(format!("{name}-given"), plain(yes_no(arg.is_some())));
    args.insert(name.into(), arg.unwrap_or_else(|| plain("")));
}

fn list(args: &mut Args, name: &str, items: Vec<Phrase>) {
    args.insert(format!("{name}-given"), plain(yes_no(!items.is_empty())));
    args.insert(name.into(), Arg::List(items));
}

fn pair(a: &str, x: Arg, b: &str, y: Arg) -> Args {
    [(a.to_owned(), x), (b.to_owned(), y)].into()
}

fn plain(text: &str) -> Arg {
    Arg::Text { text: text.to_owned(), lang: None }
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn number(n: u64) -> Arg {
    Arg::Number(i64::try_from(n).unwrap_or(i64::MAX))
}

fn choice(set: &str, key: &str) -> Arg {
    Arg::Choice { set: set.to_owned(), key: key.to_owned() }
}

fn instant(i: &Instant) -> Arg {
    Arg::Instant { unix_s: i.unix_s, within_s: i.within_s, offset_min: i.offset_min }
}

fn digits(hash: &[u8]) -> String {
    hash.iter().take(8).map(|b| format!("{b:02x}")).collect()
}
