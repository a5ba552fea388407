//! The files under `terms/`, read and checked.

use crate::ChoiceDef;
use crate::alarm_terms::{self, ALARMS, AlarmTerms};
use crate::fault::{Fault, Source};
use crate::field_file::is_name;
use crate::format_file::member_kind;
use crate::terms::{ByPrecedence, Channel, Silence, Terms};
use act::{Kernel, MemberKind, Precedence};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

pub(crate) const CLOCKS: &str = "terms/clocks.toml";
pub(crate) const SILENCE: &str = "terms/silence.toml";
pub(crate) const CHANNELS: &str = "terms/channels.toml";
pub(crate) const GENERAL: &str = "terms/general.toml";

#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByKey {
    flash: u64,
    immediate: u64,
    priority: u64,
    routine: u64,
}

impl From<ByKey> for ByPrecedence {
    fn from(by: ByKey) -> ByPrecedence {
        ByPrecedence::new([by.routine, by.priority, by.immediate, by.flash])
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Clocks {
    open_s: ByKey,
    read_back_s: ByKey,
    position_within_s: u64,
    objection_closes_before_s: u64,
    #[serde(default)]
    disseminate_before_s: u64,
    query_s: ByKey,
    consent_s: u64,
    confirm_s: u64,
    shift_s: u64,
    take_over_s: u64,
    // A rulebook that was signed before this clock had a name is read as it was.
    #[serde(default = "day")]
    convene_s: u64,
    line_check_s: u64,
    line_send_s: u64,
    line_reply_s: u64,
    line_retry_s: u64,
    line_backup_s: u64,
    line_alarm_s: Spanned<u64>,
    rung_s: Spanned<Vec<u64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Silences {
    silence: BTreeMap<String, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Channels {
    channel: Vec<Spanned<ChannelEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChannelEntry {
    number: u64,
    name: String,
    members: Vec<Spanned<String>>,
    #[serde(default)]
    checked_by: Vec<Spanned<String>>,
    check_s: Option<u64>,
    #[serde(default)]
    machine_answers: bool,
}

/// Languages, reasons of an emergency, acts that two officers sign, acts a minute.
type GeneralTerms = (Vec<String>, Vec<ChoiceDef>, Vec<String>, Option<ByPrecedence>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct General {
    languages: Spanned<Vec<String>>,
    emergency: Spanned<BTreeMap<String, u64>>,
    #[serde(default)]
    two_officers: Vec<Spanned<String>>,
    // A rulebook that was signed before there was a limit has none.
    acts_per_minute: Option<Spanned<ByKey>>,
}

/// No record takes more acts in a minute.
const RATE_MAX: u64 = 10_000_000;

/// Reads the terms; `None` if any file had a fault.
pub(crate) fn read(files: &BTreeMap<String, Vec<u8>>, faults: &mut Vec<Fault>) -> Option<Terms> {
    let clocks = one(files, CLOCKS, faults, clocks);
    let silence = one(files, SILENCE, faults, silence);
    let channels = one(files, CHANNELS, faults, channels);
    let general = one(files, GENERAL, faults, general);
    let bounds = clocks.as_ref().map(|c| (c.shift_s, c.rung_s.get_ref().len()));
    let alarms = alarms(files, bounds, faults);
    let (languages, emergency, two_officers, acts_per_minute) = general?;
    let (clocks, silence, channels, alarms) = (clocks?, silence?, channels?, alarms?);
    Some(Terms {
        open_s: clocks.open_s.into(),
        read_back_s: clocks.read_back_s.into(),
        position_within_s: clocks.position_within_s,
        objection_closes_before_s: clocks.objection_closes_before_s,
        disseminate_before_s: clocks.disseminate_before_s,
        query_s: clocks.query_s.into(),
        consent_s: clocks.consent_s,
        confirm_s: clocks.confirm_s,
        shift_s: clocks.shift_s,
        take_over_s: clocks.take_over_s,
        convene_s: clocks.convene_s,
        line_check_s: clocks.line_check_s,
        line_send_s: clocks.line_send_s,
        line_reply_s: clocks.line_reply_s,
        line_retry_s: clocks.line_retry_s,
        line_backup_s: clocks.line_backup_s,
        line_alarm_s: clocks.line_alarm_s.into_inner(),
        rung_s: clocks.rung_s.into_inner(),
        silence,
        channels,
        emergency,
        two_officers,
        languages,
        alarms,
        acts_per_minute,
    })
}

/// Alarms; a rulebook that was signed before it could say so is read as it was.
fn alarms(
    files: &BTreeMap<String, Vec<u8>>,
    clocks: Option<(u64, usize)>,
    faults: &mut Vec<Fault>,
) -> Option<AlarmTerms> {
    if !files.contains_key(ALARMS) {
        return Some(AlarmTerms::default());
    }
    one(files, ALARMS, faults, |file, source, faults| alarm_terms::read(file, clocks, source, faults))
}

fn day() -> u64 {
    86_400
}

fn one<F: serde::de::DeserializeOwned, T>(
    files: &BTreeMap<String, Vec<u8>>,
    file: &str,
    faults: &mut Vec<Fault>,
    check: impl FnOnce(F, &Source<'_>, &mut Vec<Fault>) -> T,
) -> Option<T> {
    let Some(bytes) = files.get(file) else {
        faults.push(Fault::new(file, "the file is missing", "Copy it from the reference rulebook and adapt it."));
        return None;
    };
    let parsed = Source::of(file, bytes).and_then(|source| Ok((source.toml::<F>()?, source)));
    match parsed {
        Ok((parsed, source)) => Some(check(parsed, &source, faults)),
        Err(fault) => {
            faults.push(fault);
            None
        }
    }
}

fn clocks(clocks: Clocks, source: &Source<'_>, faults: &mut Vec<Fault>) -> Clocks {
    let rungs = clocks.rung_s.get_ref();
    if rungs.first() != Some(&0) || rungs.len() < 2 || rungs[1..].contains(&0) {
        let remedy = "Begin with 0, then say how many seconds each rung lasts.";
        let what = "the first rung is the debt's own clock, and every later one must last";
        faults.push(source.fault(clocks.rung_s.span().start, what, remedy).of_key("rung_s"));
    }
    let steps = [clocks.line_retry_s, clocks.line_backup_s, *clocks.line_alarm_s.get_ref(), clocks.line_check_s];
    if !steps.is_sorted() || clocks.line_retry_s < clocks.line_reply_s {
        let remedy = "Let the reply be due before the retry, that before the backup, that before the alarm, and all of it \
                      before the next check.";
        let what = "the steps after a missed line check do not follow one another";
        faults.push(source.fault(clocks.line_alarm_s.span().start, what, remedy).of_key("line_alarm_s"));
    }
    clocks
}

fn silence(file: Silences, source: &Source<'_>, faults: &mut Vec<Fault>) -> BTreeMap<String, Silence> {
    let mut out = BTreeMap::new();
    for (debt, rule) in file.silence {
        match Silence::ALL.into_iter().find(|s| s.key() == rule.get_ref()) {
            Some(rule) => drop(out.insert(debt, rule)),
            None => {
                let what = format!("there is no rule of silence \"{}\"", rule.get_ref());
                let remedy = format!("Use one of {}.", Silence::ALL.map(Silence::key).join(", "));
                faults.push(source.fault(rule.span().start, what, remedy).of_key(debt));
            }
        }
    }
    out
}

fn channels(file: Channels, source: &Source<'_>, faults: &mut Vec<Fault>) -> Vec<Channel> {
    let (mut numbers, mut names, mut out) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for entry in file.channel {
        let at = entry.span().start;
        let entry = entry.into_inner();
        let mut fault = |at, what: &str, remedy: &str| faults.push(source.fault(at, what, remedy).of_key(&entry.name));
        if entry.number == 0 || !numbers.insert(entry.number) {
            fault(at, "the channel's number is 0 or stands twice", "Give it the next free number.");
        }
        if !is_name(&entry.name) || !names.insert(entry.name.clone()) {
            let remedy = "Use small letters, digits and hyphens, and each name once.";
            fault(at, "the channel's name is not a name or stands twice", remedy);
        }
        let mut kinds = |keys: &[Spanned<String>]| {
            let mut kinds = Vec::new();
            for key in keys {
                match member_kind(key.get_ref()) {
                    Some(kind) => kinds.push(kind),
                    None => {
                        let known = MemberKind::ALL.map(MemberKind::key).join(", ");
                        let what = format!("there is no kind of member \"{}\"", key.get_ref());
                        fault(key.span().start, &what, &format!("Use one of {known}."));
                    }
                }
            }
            kinds.sort();
            kinds.dedup();
            kinds
        };
        let (members, checked_by) = (kinds(&entry.members), kinds(&entry.checked_by));
        if members.is_empty() {
            fault(at, "nobody is on this channel", "Name at least one kind of member.");
        }
        if !checked_by.iter().all(|kind| members.contains(kind)) {
            fault(at, "its lines are to be checked by one who is not on it", "Name kinds of members of this channel.");
        }
        if entry.check_s.is_some_and(|s| s == 0 || checked_by.is_empty()) {
            let remedy = "Name who checks the lines, and more than no time between two checks.";
            fault(at, "it says how often its lines are checked and nobody checks them, or without end", remedy);
        }
        let (number, name) = (entry.number, entry.name.clone());
        let (check_s, machine_answers) = (entry.check_s, entry.machine_answers);
        out.push(Channel { number, name, members, checked_by, check_s, machine_answers });
    }
    out.sort_by_key(|c| c.number);
    out
}

fn general(file: General, source: &Source<'_>, faults: &mut Vec<Fault>) -> GeneralTerms {
    let at = file.languages.span().start;
    let languages = file.languages.into_inner();
    let tag = |t: &String| !t.is_empty() && t.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if languages.is_empty()
        || !languages.iter().all(tag)
        || languages.iter().collect::<BTreeSet<_>>().len() < languages.len()
    {
        let remedy = "List each language once by its tag, such as \"ar\".";
        faults.push(
            source
                .fault(at, "the list of languages is empty, repeats or is no list of tags", remedy)
                .of_key("languages"),
        );
    }
    let at = file.emergency.span().start;
    let mut emergency: Vec<_> =
        file.emergency.into_inner().into_iter().map(|(name, code)| ChoiceDef { code, name }).collect();
    emergency.sort_by_key(|c| c.code);
    let sound = emergency.iter().all(|c| c.code > 0 && is_name(&c.name));
    if !sound || emergency.windows(2).any(|w| w[0].code == w[1].code) {
        let remedy = "Give each reason a name in small letters and a code of its own from 1.";
        faults
            .push(source.fault(at, "the reasons of an emergency have bad names or codes", remedy).of_key("emergency"));
    }
    let known = |key: &str| Kernel::ALL.iter().any(|(_, k)| *k == key);
    for key in file.two_officers.iter().filter(|key| !known(key.get_ref())) {
        let what = format!("there is no act \"{}\"", key.get_ref());
        let remedy = "Name acts that every rulebook has, such as \"suspend\"; a format says grave = true itself.";
        faults.push(source.fault(key.span().start, what, remedy).of_key("two_officers"));
    }
    let limit = file.acts_per_minute.map(|by| (by.span().start, ByPrecedence::from(by.into_inner())));
    if let Some((at, _)) = limit.filter(|(_, by)| Precedence::ALL.iter().any(|p| !(1..=RATE_MAX).contains(&by.get(*p))))
    {
        let remedy = format!("Give each precedence a number from 1 to {RATE_MAX}, or leave the line out.");
        let what = "acts of some precedence would never be taken, or without a limit";
        faults.push(source.fault(at, what, remedy).of_key("acts_per_minute"));
    }
    let two_officers = file.two_officers.into_iter().map(Spanned::into_inner).collect();
    (languages, emergency, two_officers, limit.map(|(_, by)| by))
}
