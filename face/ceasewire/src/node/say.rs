//! From what a person typed to an act on the disk: parse, check every rule, seal, sign, keep. Only then is it *queued*.

use super::state::State;
use crate::api::{Outcome, Refused, Send, Sent};
use crate::fault::CliFault;
use act::{Act, Cover, Kernel, Kind, MemberId, Name, Precedence, Purpose, Refusal, Seen, SeenRoot, Statement};
use rulebook::{Context, FieldDef, Fields, Format};
use seal::{BaseKey, Head};
use situation::{Ctx, Draft, Packed, Ready, Say};
use std::collections::{BTreeMap, BTreeSet};

/// What an import must not say twice: `(format, field)` and the encoded value.
pub(super) type Unique = ((u64, u64), Vec<u8>);

/// An act made but not yet kept, and what it says in a field that must be unique.
type Prepared = Option<(Sent, Act, Option<Unique>)>;

/// How an act is signed.
#[derive(Clone, Copy)]
pub(super) struct Signing {
    purpose: Purpose,
    /// How many acts of the same list come before it.
    ahead: u64,
    burst: bool,
    duress: bool,
}

impl Signing {
    pub(super) const DESK: Signing = Signing { purpose: Purpose::Desk, ahead: 0, burst: false, duress: false };
}

/// Everything that is wrong, at once.
pub(super) type Refusals = Vec<Refusal>;

impl State {
    /// Checks, signs and keeps one act; or only checks it, if it is a dry run.
    ///
    /// # Errors
    /// Every refusal at once, or a fault of this node's disk. Nothing is half done.
    pub fn send(&mut self, send: &Send) -> Result<Sent, CliFault> {
        let refuse = |refusals: Refusals| CliFault::Refused(refusals.iter().map(Into::into).collect());
        let draft = self.draft(send).map_err(refuse)?;
        let ready = draft.check(&self.situation, self.me, self.now()).map_err(refuse)?;
        let act = self.sign(&ready, Signing { burst: send.burst, duress: send.duress, ..Signing::DESK })?;
        self.finish(&ready, &act, send.dry)
    }

    /// A list of acts, each kept or refused by itself; one write to the disk serves them all.
    ///
    /// # Errors
    /// A fault of this node's disk; then none is kept.
    pub fn send_all(&mut self, list: &[Send]) -> Result<Vec<Outcome>, CliFault> {
        self.unbroken()?;
        let mut outcomes = Vec::with_capacity(list.len());
        let (mut acts, mut values) = (Vec::new(), BTreeSet::new());
        for send in list {
            match self.prepare(send, acts.len() as u64, &values) {
                Ok(None) => outcomes.push(Outcome::Already),
                Ok(Some((sent, act, value))) => {
                    acts.push(act);
                    values.extend(value);
                    outcomes.push(Outcome::Sent(sent));
                }
                Err(CliFault::Refused(refusals)) => outcomes.push(Outcome::Refused(Refused { refusals })),
                Err(fault) => return Err(fault),
            }
        }
        // Only what is durable is handed to the errands that send it; a serial that was not written was not used.
        self.write_outbox(&acts.iter().map(Act::encode).collect::<Vec<_>>())?;
        acts.iter().for_each(|act| self.outbox.keep(act));
        for (place, value) in values {
            self.uniques.entry(place).or_default().insert(value);
        }
        self.beat();
        Ok(outcomes)
    }

    fn prepare(&mut self, send: &Send, ahead: u64, values: &BTreeSet<Unique>) -> Result<Prepared, CliFault> {
        let refuse = |refusals: Refusals| CliFault::Refused(refusals.iter().map(Into::into).collect());
        let draft = self.draft(send).map_err(refuse)?;
        let unique = send.unique.as_ref().and_then(|field| self.unique(&draft, field));
        if unique.as_ref().is_some_and(|value| values.contains(value) || self.is_said(value)) {
            return Ok(None);
        }
        let ready = draft.check(&self.situation, self.me, self.now()).map_err(refuse)?;
        let act = self.sign(&ready, Signing { ahead, burst: send.burst, duress: send.duress, ..Signing::DESK })?;
        Ok(Some((self.sent(&ready, &act, false), act, unique)))
    }

    /// What a field that must be unique says, if the draft has it.
    fn unique(&self, draft: &Draft, field: &str) -> Option<Unique> {
        let Say::Format { name, fields } = &draft.say else { return None };
        let format = self.book().ok()?.format(name)?;
        let number = format.field(field)?.number;
        Some(((format.wire, number), fields.get(&number)?.encode()))
    }

    /// Whether an act of this node's record or outbox says the same in that field. Looks only; changes nothing.
    fn is_said(&mut self, (place, item): &Unique) -> bool {
        let (wire, number) = *place;
        let known = self.uniques.entry(*place).or_insert_with(|| {
            let said = self.situation.acts().filter_map(situation::ActRow::content);
            let said = said.filter(|c| c.format == wire).filter_map(|c| c.fields.get(&number).cloned());
            let queued = self.outbox.waiting().filter_map(|(_, bytes)| {
                let act = Act::decode(bytes).ok()?;
                let content = self.keyring.open(&act).ok().flatten()?;
                (content.format == wire).then(|| content.fields.get(&number).cloned()).flatten()
            });
            said.chain(queued).collect()
        });
        known.contains(item)
    }

    /// Signs and keeps a kernel act that the node itself makes.
    ///
    /// # Errors
    /// A fault of the disk, or no key for the channel yet.
    pub(super) fn say_kernel(&mut self, kernel: &Kernel, about: Option<(Name, u64)>) -> Result<Sent, CliFault> {
        self.say_kernel_as(Purpose::Machine, kernel, about)
    }

    /// The same for what an officer decides, under the desk's key.
    ///
    /// # Errors
    /// As [`State::say_kernel`].
    pub(super) fn say_kernel_as(
        &mut self,
        purpose: Purpose,
        kernel: &Kernel,
        about: Option<(Name, u64)>,
    ) -> Result<Sent, CliFault> {
        let content = act::Content {
            format: kernel.wire(),
            case: about.map(|(case, _)| case),
            fields: kernel.fields(),
            ..act::Content::default()
        };
        let public = Kernel::is_public(kernel.wire());
        let channel = if public { 0 } else { about.map_or(0, |(_, channel)| channel) };
        let ready = Ready { content, precedence: Precedence::Priority, public, channel, only: Vec::new() };
        let act = self.sign(&ready, Signing { purpose, ..Signing::DESK })?;
        self.finish(&ready, &act, false)
    }

    /// Signs under the desk's key what has been checked, and keeps it.
    ///
    /// # Errors
    /// A fault of the disk.
    pub(super) fn say_ready(&mut self, ready: &Ready) -> Result<Sent, CliFault> {
        let act = self.sign(ready, Signing::DESK)?;
        self.finish(ready, &act, false)
    }

    fn finish(&mut self, ready: &Ready, act: &Act, dry: bool) -> Result<Sent, CliFault> {
        if !dry {
            self.write_outbox(&[act.encode()])?;
            self.outbox.keep(act);
            self.beat();
        }
        Ok(self.sent(ready, act, dry))
    }

    /// Appends to the outbox file and makes it durable: from here on the act may be called queued.
    pub(super) fn write_outbox(&mut self, acts: &[Vec<u8>]) -> Result<(), CliFault> {
        if let Some(fault) = &self.broken {
            return Err(CliFault::refused(
                &Refusal::new("disk-fault").with("path", "outbox.segment").with("detail", fault),
            ));
        }
        if acts.is_empty() {
            return Ok(());
        }
        let kept = self.outbox_file.append(acts).and_then(|()| self.outbox_file.sync());
        kept.map_err(|fault| {
            self.broken = Some(fault.to_string());
            let full = matches!(fault, store::StoreFault::Full { .. });
            let code = if full { "disk-full" } else { "disk-fault" };
            CliFault::refused(&Refusal::new(code).with("path", "outbox.segment").with("detail", fault))
        })
    }

    fn unbroken(&self) -> Result<(), CliFault> {
        let Some(fault) = &self.broken else { return Ok(()) };
        Err(CliFault::refused(&Refusal::new("disk-fault").with("path", "outbox.segment").with("detail", fault)))
    }

    pub(super) fn sent(&self, ready: &Ready, act: &Act, dry: bool) -> Sent {
        let burst = act.encode_burst().len();
        let whole = matches!(act.statement().seen.root, SeenRoot::Whole(_));
        Sent {
            name: self.own_name(&act.name()),
            plain_len: ready.content.encode().len(),
            len: act.encode().len(),
            burst_len: if whole { burst - 16 } else { burst },
            phrase: self.unsent_phrase(act, &ready.content),
            dry,
        }
    }

    /// What an act says that is not in the record yet.
    pub(super) fn unsent_phrase(&self, act: &Act, content: &act::Content) -> Option<rulebook::Phrase> {
        let row = situation::ActRow {
            index: self.size(),
            at: self.now(),
            name: act.name(),
            key_name: self.own_name(&act.name()),
            purpose: Purpose::Desk,
            author: self.me,
            channel: act.channel(),
            few: matches!(act.statement().cover, Cover::Few { .. }),
            precedence: act.statement().precedence,
            seen: self.size(),
            packed: Some(Packed::from(content)),
            case: None,
            note: None,
            finding: None,
        };
        situation::phrases::act(&self.situation, &row, &self.ctx())
    }

    pub(super) fn sign(&self, ready: &Ready, how: Signing) -> Result<Act, CliFault> {
        if self.must_sync() {
            return Err(CliFault::refused(&Refusal::new("sync-first")));
        }
        self.clock_lets(&ready.content)?;
        let key = self.key(how.purpose);
        let id = key.public().id();
        self.may_sign(id)?;
        let name = Name { key: id, serial: self.next_serial(id) + how.ahead };
        let tree = self.replica.ledger().tree();
        let seen = if how.burst {
            Seen::halved(tree.size(), &tree.root())
        } else {
            Seen { size: tree.size(), root: SeenRoot::Whole(tree.root()) }
        };
        let genesis = self.genesis();
        let claimed_s = self.now() / 1000;
        let head = Head {
            genesis: &genesis,
            name,
            claimed_s,
            precedence: ready.precedence,
            seen,
            channel: ready.channel,
            duress: &self.duress,
            under_duress: how.duress,
        };
        let seal_fault = |e: seal::SealFault| CliFault::Io(e.to_string());
        let statement = if ready.public {
            let cover = Cover::Public { content: ready.content.encode() };
            Statement { serial: name.serial, claimed_s, precedence: ready.precedence, seen, cover }
        } else if ready.only.is_empty() {
            // The best epoch whose secret reached this member: a wrap that is unusable must not silence the channel.
            let no_key = || CliFault::refused(&Refusal::new("no-channel-key").with("channel", ready.channel));
            let fit = self.replica.ledger().sealing_epochs(ready.channel);
            let held = fit.into_iter().find_map(|e| Some((e, self.keyring.secret(ready.channel, e)?)));
            let (epoch, secret) = held.ok_or_else(no_key)?;
            seal::close_channel(&ready.content, &head, epoch, secret).map_err(seal_fault)?
        } else {
            let readers: Vec<(MemberId, &[u8])> = self
                .founding()
                .members
                .iter()
                .enumerate()
                .map(|(n, m)| (MemberId(n as u64), m.sealing.as_slice()))
                .filter(|(m, _)| *m == self.me || ready.only.contains(m))
                .collect();
            let base = BaseKey::from_bytes(*crate::found::secret()?);
            seal::close_few(&ready.content, &head, &base, &readers, &mut State::rng()?).map_err(seal_fault)?
        };
        let act = key.sign(statement, &genesis)?;
        let len = act.encode().len();
        if len > act::ACT_LEN_MAX {
            let refusal = Refusal::new("act-too-long").with("len", len).with("max", act::ACT_LEN_MAX);
            return Err(CliFault::refused(&refusal));
        }
        Ok(act)
    }

    /// A situation's view of now, with places.
    pub(super) fn ctx(&self) -> Ctx<'_> {
        let mut ctx = Ctx::new(&self.situation, self.now());
        ctx.gazetteer = Some(&self.gazetteer);
        ctx.items = Some(self.items.handed());
        ctx
    }

    fn members(&self, field: &str, names: &[String]) -> Result<Vec<MemberId>, Refusals> {
        let find = |name: &String| {
            let unknown = || Refusal::new("member-unknown").of_field(field).with("given", name);
            self.member(name).ok_or_else(unknown)
        };
        collect(names.iter().map(find))
    }

    pub(super) fn draft(&self, send: &Send) -> Result<Draft, Refusals> {
        let mut refusals = Vec::new();
        let mut note = |r: Refusal| refusals.push(r);
        let case = send.case.as_ref().map(|shown| {
            let name = self.name_of(shown)?;
            Some(self.situation.case(&name).map_or(name, |c| c.name))
        });
        if matches!(case, Some(None)) {
            note(Refusal::new("case-unknown").with("case", send.case.as_deref().unwrap_or("")));
        }
        let case = case.flatten();
        let about = send.about.as_ref().and_then(|shown| self.name_of(shown));
        if send.about.is_some() && about.is_none() {
            note(Refusal::new("act-unknown").of_field("about").with("given", send.about.as_deref().unwrap_or("")));
        }
        let channel = self.channel(send, case).map_err(|r| vec![r])?;
        let precedence = match &send.precedence {
            Some(key) => match Precedence::ALL.into_iter().find(|p| p.key() == key) {
                Some(p) => Some(p),
                None => {
                    note(Refusal::new("precedence-unknown").with("given", key));
                    None
                }
            },
            None => None,
        };
        let emergency = send.emergency.as_ref().map(|name| {
            let book = self.situation.rulebook();
            let known = book.and_then(|book| book.terms().emergency.iter().find(|c| c.name == *name));
            // An unknown reason gets a code that the rule refuses with the list of those that are known.
            known.map_or(u64::MAX, |c| c.code)
        });
        let to = self.members("to", &send.to);
        let only = self.members("only", &send.only);
        let say = self.say(send, case);
        match (say, to, only) {
            (Ok(say), Ok(to), Ok(only)) if refusals.is_empty() => {
                let mut draft = Draft::new(say, channel);
                (draft.to, draft.only) = (to, only);
                draft.case = case;
                draft.refs = about.map(|act| act::Ref { kind: act::RefKind::Relate, act }).into_iter().collect();
                draft.precedence = precedence;
                draft.lang = send.lang.clone().filter(|_| self.has_text(&draft.say));
                draft.emergency = emergency;
                draft.history = send.history;
                (draft.officer, draft.second) = (send.officer, send.second);
                Ok(draft)
            }
            (say, to, only) => {
                let faults = [say.err(), to.err(), only.err()];
                refusals.extend(faults.into_iter().flatten().flatten());
                Err(refusals)
            }
        }
    }

    fn channel(&self, send: &Send, case: Option<Name>) -> Result<u64, Refusal> {
        let mut channels = self.situation.edition().channels();
        match &send.channel {
            Some(text) => {
                let called = |c: &u64| self.situation.channel_key(*c) == *text || c.to_string() == *text;
                channels.find(called).ok_or_else(|| Refusal::new("channel-unknown").with("given", text))
            }
            None => {
                // A line check opens no case, and is answered in its own channel.
                let of_act = case.and_then(|name| self.situation.act(&name)).and_then(|a| a.channel);
                let of_case = case.and_then(|name| self.situation.case(&name)).map_or(of_act, |c| c.channel);
                Ok(of_case.or_else(|| channels.next()).unwrap_or(0))
            }
        }
    }

    fn say(&self, send: &Send, case: Option<Name>) -> Result<Say, Refusals> {
        let within = case.and_then(|name| self.situation.case(&name));
        if let Some(format) = self.situation.format_for(&send.what, within) {
            let fields = self.fields(format, &send.fields)?;
            return Ok(Say::Format { name: format.name.clone(), fields });
        }
        self.kernel(send, case).map(Say::Kernel)
    }

    pub(super) fn fields(&self, format: &Format, given: &BTreeMap<String, String>) -> Result<Fields, Refusals> {
        let ctx = self.ctx();
        let one = |(name, text): (&String, &String)| {
            let unknown = || Refusal::new("field-unknown").of_field(name).with("given", name);
            let field = format.field(name).ok_or_else(unknown)?;
            field.parse(text, &ctx).map(|value| (field.number, value))
        };
        collect(given.iter().map(one)).map(|pairs: Vec<_>| pairs.into_iter().collect())
    }

    /// What the node does by itself after each burst of work.
    pub fn settle(&mut self) {
        self.audit_receipts();
        if self.stale {
            let folded = self.refold();
            if let Err(fault) = &folded {
                tracing::error!(?fault, "the record could not be folded anew");
                self.broken = Some(format!("{fault:?}"));
            }
            // What can be read only now may be addressed to us.
            self.to_deliver.clear();
            self.recall_duties();
        }
        // What this node owes by itself waits until it may sign; it is not dropped.
        if self.must_sync() || self.broken.is_some() || self.own_clock_off().is_some() {
            return;
        }
        self.complain_of_keys();
        self.open_epochs();
        self.reply_to_checks();
        while let Some(name) = self.to_deliver.pop_front() {
            let Some(channel) = self.situation.case(&name).and_then(|c| c.channel) else { continue };
            let Some(index) = self.replica.ledger().index_of(&name) else { continue };
            if let Err(fault) = self.say_kernel(&Kernel::Delivered { index }, Some((name, channel))) {
                tracing::error!(?fault, index, "delivery could not be acknowledged");
            }
        }
    }

    /// Where the rulebook lets a node answer line checks by itself, it does; elsewhere a check asks for the officer too.
    fn reply_to_checks(&mut self) {
        for (check, channel, nonce) in self.situation.machine_checks(self.me) {
            if self.replied.insert(check)
                && let Err(fault) = self.say_kernel(&Kernel::LineReply { nonce }, Some((check, channel)))
            {
                tracing::error!(?fault, channel, "a line check could not be answered");
            }
        }
    }
}

impl State {
    /// Whether a draft carries free text, be it in an entry of a group, so that its language matters.
    fn has_text(&self, say: &Say) -> bool {
        let Say::Format { name, fields } = say else {
            return !matches!(say, Say::Kernel(Kernel::Opened | Kernel::Start { .. } | Kernel::End { .. }));
        };
        let format = self.situation.format_for(name, None);
        let text = |def: &FieldDef| def.kind == Kind::Text || def.group.iter().any(|entry| entry.kind == Kind::Text);
        fields.keys().any(|number| format.and_then(|f| f.field_numbered(*number)).is_some_and(text))
    }
}

fn collect<T>(all: impl Iterator<Item = Result<T, Refusal>>) -> Result<Vec<T>, Refusals> {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for one in all {
        match one {
            Ok(value) => good.push(value),
            Err(refusal) => bad.push(refusal),
        }
    }
    if bad.is_empty() { Ok(good) } else { Err(bad) }
}
