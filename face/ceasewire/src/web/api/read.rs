//! What the desk shows, as data. A token that reads one channel sees of everything what stands there, and what is public.

use super::answers::{Act, Channel, Field, Format, Key, Member, NodeStatus, Page, Proof, Rules};
use super::call::Call;
use super::describe::Nothing;
use super::number::{Limit, Number};
use super::problem::Trouble;
use super::scope::{Reach, SAID};
use crate::api::Open;
use crate::fault::CliFault;
use crate::node::State;
use act::{Kind, Refusal};
use axum::http::StatusCode;
use axum::response::Response;
use schemars::JsonSchema;
use serde::Deserialize;
use situation::views::{ActLine, Alarm, Board, CaseLine, CaseView, ChannelLine, DebtView, Filter, ZoneLine};
use std::collections::BTreeMap;
use std::sync::Arc;

type Here = Arc<Call>;
type Told<A> = Result<A, Trouble>;

/// What a type is called, as in the files of a rulebook.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Choice => "choice",
        Kind::Choices => "choices",
        Kind::Count => "count",
        Kind::Instant => "instant",
        Kind::Span => "span",
        Kind::Place => "place",
        Kind::Altitude => "altitude",
        Kind::Quantity => "quantity",
        Kind::Member => "member",
        Kind::Office => "office",
        Kind::Act => "act",
        Kind::Evidence => "evidence",
        Kind::YesNo => "yes-no",
        Kind::Group => "group",
    }
}

/// The part of a list that is wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    /// How many entries to leave out.
    #[serde(default)]
    from: Number,
    /// How many at most.
    #[serde(default)]
    limit: Limit,
}

/// Which cases.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichCases {
    /// Those that are over as well.
    #[serde(default)]
    all: bool,
    /// Only of this procedure.
    procedure: Option<String>,
    /// Only those that were opened before this number.
    before: Option<Number>,
    /// How many at most.
    #[serde(default)]
    limit: Limit,
}

/// Which acts.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhichActs {
    /// Words that all stand in them, in any spelling; Arabic, Hebrew and accents are folded.
    text: Option<String>,
    /// Only by this member.
    author: Option<String>,
    /// Only of this channel.
    channel: Option<String>,
    /// Only of this format or kind.
    format: Option<String>,
    /// Only of the case that this act opened: a number or an act's own name.
    case: Option<String>,
    /// Only those before this number.
    before: Option<Number>,
    /// Only those after this number.
    after: Option<Number>,
    /// How many at most, the latest of them.
    #[serde(default)]
    limit: Limit,
}

/// An entry by its number in the record.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Numbered {
    /// Its number.
    number: Number,
}

/// An entry by its name.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    /// Its name.
    #[schemars(length(min = 1))]
    name: String,
}

pub(super) async fn standing(call: Here, _: Nothing) -> Told<NodeStatus> {
    let s = call.ask(|s| s.seen().status).await?;
    Ok(NodeStatus {
        mechanism: s.mechanism,
        genesis: s.genesis,
        mode: s.mode,
        member: s.member,
        now_ms: s.now_ms,
        size: s.size,
        witnessed: s.witnessed,
        witnessed_at_ms: s.witnessed_at_s * 1000,
        unwitnessed_since_ms: s.unwitnessed_since_ms,
        quorum: s.quorum as u64,
        witnesses: s.witnesses as u64,
        online: s.online,
        outbox: s.outbox as u64,
        refused: s.refused.into_iter().map(|(name, _)| name).collect(),
        alarms: s.alarms.into_iter().map(|(kind, _)| kind).collect(),
        edition: s.edition,
        scopes: call.token.scopes.split_whitespace().map(str::to_owned).collect(),
    })
}

pub(super) async fn board(call: Here, _: Nothing) -> Told<Board> {
    let reach = call.reach()?;
    call.ask(move |s| {
        let mut board = s.seen().board;
        let debts = |all: &mut Vec<DebtView>| all.retain(|d| sees_number(s, &reach, d.channel));
        [&mut board.owed_by_us, &mut board.owed_to_us, &mut board.owed_by_others].into_iter().for_each(debts);
        board.alarms.retain(|a| sees_alarm(s, &reach, a));
        board.cases.retain(|c| reach.sees(&c.channel));
        board.channels.retain(|c| reach.sees(&c.name));
        board.latest.retain(|a| reach.sees(&a.channel));
        board
    })
    .await
}

fn sees_number(s: &State, reach: &Reach, channel: u64) -> bool {
    reach.sees(&s.channel_name(channel))
}

fn sees_alarm(s: &State, reach: &Reach, alarm: &Alarm) -> bool {
    let one = Filter { from: alarm.case, to: Some(alarm.case), ..Filter::default() };
    s.at().record(&one).first().is_none_or(|act| reach.sees(&act.channel))
}

pub(super) async fn alarms(call: Here, _: Nothing) -> Told<Vec<Alarm>> {
    let reach = call.reach()?;
    call.ask(move |s| alarms_seen(s, &reach)).await
}

/// The alarms of what a reader sees.
pub(super) fn alarms_seen(s: &State, reach: &Reach) -> Vec<Alarm> {
    s.at().alarms().into_iter().filter(|a| sees_alarm(s, reach, a)).collect()
}

pub(super) async fn zones(call: Here, _: Nothing) -> Told<Vec<ZoneLine>> {
    // What is open in a zone is counted over all channels: whoever sees only one of them is told nothing.
    call.reads_all()?;
    call.ask(|s| s.at().zones()).await
}

pub(super) async fn debts(call: Here, part: Part) -> Told<Page<DebtView>> {
    let (reach, limit) = (call.reach()?, part.limit.0);
    let from = usize::try_from(part.from.0).unwrap_or(usize::MAX);
    let mut items = call
        .ask(move |s| {
            let debts = s.at().unmet(None, None).into_iter().filter(|d| sees_number(s, &reach, d.channel));
            debts.skip(from).take(limit + 1).collect::<Vec<_>>()
        })
        .await?;
    let more = items.len() > limit;
    items.truncate(limit);
    let next = more.then(|| format!("/api/v1/debts?from={}&limit={limit}", part.from.0 + limit as u64));
    Ok(Page { items, next })
}

pub(super) async fn cases(call: Here, which: WhichCases) -> Told<Page<CaseLine>> {
    let (reach, limit) = (call.reach()?, which.limit.0);
    let procedure = which.procedure.clone();
    let mut items = call
        .ask(move |s| {
            let cases = s.at().cases(which.all).into_iter().filter(|c| reach.sees(&c.channel));
            let cases = cases.filter(|c| which.procedure.as_ref().is_none_or(|p| *p == c.procedure));
            cases.filter(|c| which.before.is_none_or(|b| c.index < b.0)).take(limit + 1).collect::<Vec<_>>()
        })
        .await?;
    let more = items.len() > limit;
    items.truncate(limit);
    let next = items.last().filter(|_| more).map(|last| {
        let of = procedure.map(|p| format!("&procedure={}", crate::cli::escaped(&p))).unwrap_or_default();
        format!("/api/v1/cases?all={}&before={}&limit={limit}{of}", which.all, last.index)
    });
    Ok(Page { items, next })
}

pub(super) async fn case(call: Here, one: Numbered) -> Told<CaseView> {
    let reach = call.reach()?;
    let case = call.ask(move |s| s.at().case_numbered(one.number.0)).await?;
    case.filter(|c| reach.sees(&c.channel)).ok_or_else(Trouble::missing)
}

pub(super) async fn channels(call: Here, _: Nothing) -> Told<Vec<ChannelLine>> {
    let reach = call.reach()?;
    call.ask(move |s| s.seen().board.channels.into_iter().filter(|c| reach.sees(&c.name)).collect()).await
}

pub(super) async fn channel(call: Here, one: Named) -> Told<Channel> {
    let reach = call.reach()?;
    let found = call
        .ask(move |s| {
            let board = s.seen().board;
            let channel = board.channels.into_iter().find(|c| c.name == one.name && reach.sees(&c.name))?;
            let cases = board.cases.into_iter().filter(|c| c.channel == channel.name).collect();
            let debts = s.at().unmet(None, None).into_iter().filter(|d| d.channel == channel.number).collect();
            Some(Channel { channel, cases, debts })
        })
        .await?;
    found.ok_or_else(Trouble::missing)
}

pub(super) async fn record(call: Here, which: WhichActs) -> Told<Page<ActLine>> {
    let (reach, limit) = (call.reach()?, which.limit.0);
    let number = |n: Option<Number>| n.map(|n| n.0.to_string());
    let asked = [
        ("text", which.text),
        ("author", which.author),
        ("channel", which.channel),
        ("format", which.format),
        ("case", which.case),
        ("after", number(which.after)),
        ("before", number(which.before)),
    ];
    let asked: BTreeMap<String, String> = asked.into_iter().filter_map(|(k, v)| Some((k.to_owned(), v?))).collect();
    let words = asked.clone();
    let (mut items, more) = call
        .try_ask(move |s| {
            // One more than is wanted tells whether there are others. What is hidden from this token is passed over.
            let (mut kept, mut query) = (Vec::new(), words);
            known(s, &query)?;
            loop {
                query.insert("limit".into(), (limit + 1).to_string());
                let found = s.record(&query)?;
                let (full, oldest) = (found.len() > limit, found.first().map(|a| a.index));
                kept.splice(0..0, found.into_iter().filter(|a| reach.sees(&a.channel)));
                match oldest.filter(|_| full && kept.len() <= limit) {
                    Some(oldest) => drop(query.insert("before".into(), oldest.to_string())),
                    None => return Ok((kept, full)),
                }
            }
        })
        .await?;
    let over = items.len().saturating_sub(limit);
    let more = over > 0 || (more && items.len() >= limit);
    items.drain(..over);
    let next = items.first().filter(|_| more).map(|oldest| {
        let kept = asked.iter().filter(|(k, _)| *k != "before");
        let kept: String = kept.map(|(k, v)| format!("&{k}={}", crate::cli::escaped(v))).collect();
        format!("/api/v1/record?before={}&limit={limit}{kept}", oldest.index)
    });
    Ok(Page { items, next })
}

/// Refuses a channel or a case that there is not, instead of answering with everything.
fn known(s: &State, query: &BTreeMap<String, String>) -> Result<(), CliFault> {
    let refused = |code, field: &str, name, given: &String| {
        Err(CliFault::refused(&Refusal::new(code).of_field(field).with(name, given)))
    };
    match (query.get("channel"), query.get("case")) {
        (Some(given), _) if s.channel_called(given).is_none() => refused("channel-unknown", "channel", "given", given),
        (_, Some(given)) if s.name_of(given).is_none() => refused("case-unknown", "case", "case", given),
        _ => Ok(()),
    }
}

pub(super) async fn act(call: Here, one: Numbered) -> Told<Act> {
    let reach = call.reach()?;
    let found = call
        .ask(move |s| {
            let number = Filter { from: one.number.0, to: Some(one.number.0), ..Filter::default() };
            let act = s.at().record(&number).pop().filter(|a| reach.sees(&a.channel))?;
            let proof = proof_of(s, &act.name)?;
            let readers = s.readers_of(act.index);
            Some(Act { act, proof, readers })
        })
        .await?;
    found.ok_or_else(Trouble::missing)
}

fn proof_of(s: &State, name: &str) -> Option<Proof> {
    let state = s.act_state(name)?;
    Some(Proof {
        state: state.state,
        index: state.index,
        cosigned: state.witnesses.0 as u64,
        quorum: state.witnesses.1 as u64,
        refusal: state.refusal.map(|r| r.code),
    })
}

/// How far an act has come that may not be in the record yet. Its name tells nothing of what it says, so that every token
/// may ask: who may say an act wants to know what became of it.
pub(super) async fn progress(call: Here, one: Named) -> Told<Proof> {
    call.ask(move |s| proof_of(s, &one.name)).await?.ok_or_else(Trouble::missing)
}

/// The proof bundle: what this node can open of the act stays closed, for only its holder decides to show it.
pub(super) async fn bundle(call: Here, one: Numbered) -> Told<Response> {
    let reach = call.reach()?;
    let number = Filter { from: one.number.0, to: Some(one.number.0), ..Filter::default() };
    let seen = call.ask(move |s| s.at().record(&number).pop().is_some_and(|a| reach.sees(&a.channel))).await?;
    if !seen {
        return Err(Trouble::missing());
    }
    let open = Open { act: one.number.0.to_string(), closed: true, ..Open::default() };
    let file = call.try_ask(move |s| s.prove_file(&open)).await?;
    Ok(super::told::sent(&call, StatusCode::OK, file.text.into_bytes(), "text/plain; charset=utf-8"))
}

pub(super) async fn members(call: Here, _: Nothing) -> Told<Vec<Member>> {
    call.reach()?;
    call.ask(|s| {
        let founding = s.founding();
        let sequencer = founding.name_of(founding.sequencer_member);
        let one = |m: &record::MemberEntry| Member {
            name: m.name.clone(),
            kind: m.kind.key().to_owned(),
            side: m.side.map(|side| if side == record::Side::A { "a" } else { "b" }.to_owned()),
            sequencer: m.name == sequencer,
            witness: founding.witnesses.iter().any(|w| w.name == m.name),
        };
        founding.members.iter().map(one).collect()
    })
    .await
}

pub(super) async fn keys(call: Here, _: Nothing) -> Told<Vec<Key>> {
    call.reach()?;
    let key = |k: crate::api::KeyLine| Key {
        name: k.name,
        id: k.id,
        member: k.member,
        purpose: k.purpose,
        from: k.from,
        revoked: k.revoked,
        highest: k.highest,
    };
    call.ask(move |s| s.key_lines().into_iter().map(key).collect()).await
}

pub(super) async fn rulebook(call: Here, _: Nothing) -> Told<Rules> {
    call.reach()?;
    let (edition, book) = call.ask(|s| (s.seen().status.edition, s.shown_rulebook())).await?;
    let (words, lang) = (&call.web.words, call.lang.as_str());
    let names = |all: &[rulebook::ChoiceDef]| all.iter().map(|c| c.name.clone()).collect::<Vec<_>>();
    let field = |format: &str, f: &rulebook::FieldDef| Field {
        label: words.label(lang, format, &f.name),
        name: f.name.clone(),
        kind: kind(f.kind).to_owned(),
        required: f.required,
        critical: f.critical,
        material: f.material,
        choices: names(&f.choices),
        units: names(&f.units),
    };
    let format = |f: &rulebook::Format| Format {
        title: words.title(lang, &f.name),
        name: f.name.clone(),
        opens: f.opens.clone(),
        step: f.step.clone(),
        part: f.part.clone(),
        sent_by: f.sent_by.iter().map(|k| k.key().to_owned()).collect(),
        read_by: f.read_by.iter().map(|k| k.key().to_owned()).collect(),
        precedence: f.precedence.key().to_owned(),
        lead_s: f.lead_s,
        burst: f.burst,
        public: f.public,
        grave: f.grave,
        source: f.source.clone(),
        fields: f.fields.iter().map(|d| field(&f.name, d)).collect(),
        example: f.example.clone(),
    };
    Ok(Rules {
        edition,
        hash: data_encoding::HEXLOWER.encode(&book.hash()),
        languages: book.terms().languages.clone(),
        channels: book.terms().channels.iter().map(|c| c.name.clone()).collect(),
        emergency: names(&book.terms().emergency),
        kernel: SAID.iter().map(|s| (*s).to_owned()).collect(),
        formats: book.formats().iter().map(format).collect(),
    })
}
