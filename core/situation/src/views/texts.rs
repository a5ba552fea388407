//! Texts as they stand: clauses with their versions, who holds what open, who stands where, what was signed.
//!
//! What belongs to a text is gathered by the text that it names. It counts only where all who read the text read it: what
//! was sealed to fewer would make another text for each reader. Source: DOMAIN 2.7 and 3.8.

use super::At;
use super::doc::{Doc, Revision, Stance, sides_of};
use super::talks::Said;
use super::text::{
    ClauseDiff, ClauseView, CompareView, DepositView, HeldView, LangView, LetterView, OpenView, PlainView, PointOfText,
    RevisionView, SheetClause, SheetVersion, SheetView, StanceCell, TextLine, TextSignature, TextView, WordingView,
    WordsView,
};
use crate::procedures::{Field, parts, text};
use crate::texts::{self, Held, Number, Purpose, Sheet, Wording};
use act::{Instant, MemberId, Name};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> At<'a> {
    /// Every text that this viewer can read, the latest first.
    pub fn texts(&self) -> Vec<TextLine> {
        self.docs().iter().rev().map(|doc| self.text_line(doc)).collect()
    }

    /// The texts that name this round as theirs, the latest first.
    pub(super) fn texts_for(&self, round: Name) -> Vec<TextLine> {
        let docs = self.docs();
        let here = |doc: &&Doc<'_>| doc.head.get(&parts::ROUND) == Some(round);
        docs.iter().rev().filter(here).map(|doc| self.text_line(doc)).collect()
    }

    /// The text that the act with this number has put on the table.
    pub fn text(&self, index: u64) -> Option<TextView> {
        let docs = self.docs();
        let doc = docs.iter().find(|d| d.case.index == index)?;
        Some(self.text_view(doc, &docs))
    }

    /// The text, by number in the record, that this act has put on the table or belongs to.
    pub fn text_of(&self, act: u64) -> Option<u64> {
        let is = |doc: &&Doc<'_>| doc.case.index == act || doc.said.iter().any(|s| s.by.index == act);
        self.docs().iter().find(is).map(|doc| doc.case.index)
    }

    /// The languages of the text that the act with this number has put on the table, in its order.
    pub fn text_languages(&self, index: u64) -> Option<Vec<String>> {
        let case = self.situation.cases.get(&index).filter(|c| c.procedure_name() == text::PROCEDURE.name)?;
        Some(self.says_of(case)?.chosen("languages"))
    }

    /// What has changed in a text between two points, in its first language unless another is asked for. A point is `now`,
    /// a revision as `r3`, or the record number of the last act that it takes in. `None` if there is no such text or point.
    pub fn text_compared(&self, index: u64, from: &str, to: &str, lang: Option<&str>) -> Option<CompareView> {
        let docs = self.docs();
        let doc = docs.iter().find(|d| d.case.index == index)?;
        let revisions = self.revisions(doc);
        let (from, to) = (doc.point(&revisions, from)?, doc.point(&revisions, to)?);
        let lang = lang.or(doc.languages.first().map(String::as_str)).unwrap_or_default();
        let (old, new) = (Sheet::upto(&doc.wordings, from), Sheet::upto(&doc.wordings, to));
        let words = |sheet: &Sheet<'_>, number: &Number| -> Option<String> {
            let part = sheet.parts.get(number).filter(|part| Sheet::is_in(part))?;
            let one = |w: &&Wording| sheet.in_lang(w, lang).filter(|w| w.purpose != Purpose::Removal).map(headed);
            let all: Vec<String> = part.standing.iter().filter_map(one).collect();
            (!all.is_empty()).then(|| all.join("\n\n"))
        };
        let mut numbers: Vec<&Number> = old.parts.keys().chain(new.parts.keys()).copied().collect();
        numbers.sort();
        numbers.dedup();
        let (mut clauses, mut same) = (Vec::new(), 0);
        for number in numbers {
            let (before, after) = (words(&old, number), words(&new, number));
            let change = match (&before, &after) {
                (None, None) => continue,
                (Some(before), Some(after)) if before == after => {
                    same += 1;
                    continue;
                }
                (None, Some(_)) => "added",
                (Some(_), None) => "removed",
                (Some(_), Some(_)) => "changed",
            };
            let between = (from.min(to) + 1)..=from.max(to);
            let acts = doc.wordings.iter().filter(|w| w.number == *number && between.contains(&w.by.index));
            clauses.push(ClauseDiff {
                number: number.0.clone(),
                change: change.to_owned(),
                runs: texts::compare(&before.unwrap_or_default(), &after.unwrap_or_default()),
                by: acts.map(|w| self.mark(&w.by)).collect(),
            });
        }
        let point =
            |last: u64| PointOfText { last, revision: revisions.iter().find(|r| r.last == last).map(|r| r.number) };
        Some(CompareView {
            text: self.line_of(doc, &Sheet::upto(&doc.wordings, u64::MAX), &revisions),
            from: point(from),
            to: point(to),
            lang: lang.to_owned(),
            clauses,
            same,
        })
    }

    /// A text in one language at one point, as the file whose SHA-256 is signed; points and languages are those of
    /// [`At::text_compared`].
    pub fn text_plain(&self, index: u64, at: &str, lang: Option<&str>) -> Option<PlainView> {
        let docs = self.docs();
        let doc = docs.iter().find(|d| d.case.index == index)?;
        let last = doc.point(&self.revisions(doc), at)?;
        let lang = lang.or(doc.languages.first().map(String::as_str)).unwrap_or_default().to_owned();
        let (words, missing) = match Sheet::upto(&doc.wordings, last).plain(&lang) {
            Ok(words) => (Some(words), Vec::new()),
            Err(missing) => (None, missing),
        };
        Some(PlainView { text: index, last, sha256: words.as_deref().map(sha256), lang, words, missing })
    }

    /// A text in one language, clause by clause, as it stood after the act of it with this record number; `None`: as it
    /// stands now. No view if there is no such text, or no such act in it.
    pub fn text_sheet(&self, index: u64, last: Option<u64>, lang: &str) -> Option<SheetView> {
        let docs = self.docs();
        let doc = docs.iter().find(|d| d.case.index == index)?;
        let of_text = |n: &u64| *n == doc.case.index || doc.wordings.iter().any(|w| w.by.index == *n);
        let last = last.or_else(|| doc.point(&[], "now")).filter(of_text)?;
        let sheet = Sheet::upto(&doc.wordings, last);
        let version = |v: &&Wording| {
            let v = sheet.acts.get(&v.by.act).copied()?;
            let removed = v.purpose == Purpose::Removal;
            let words = if removed { Some(v) } else { sheet.in_lang(v, lang) };
            let own = removed || v.lang == lang;
            let said =
                |get: fn(&Wording) -> &String| words.filter(|_| !removed).map(|w| get(w).clone()).unwrap_or_default();
            Some(SheetVersion {
                by: self.mark(&words.unwrap_or(v).by),
                version: v.by.index,
                purpose: if own { Purpose::Wording } else { Purpose::Translation }.key().to_owned(),
                removed,
                heading: said(|w| &w.heading),
                text: said(|w| &w.text),
                shows: v.shows.as_ref().and_then(|(name, _)| self.situation.act(name)).map(|row| row.index),
            })
        };
        let clause = |(number, part): (&&Number, &texts::Part<'_>)| SheetClause {
            number: number.0.clone(),
            versions: part.standing.iter().filter_map(version).collect(),
        };
        let clauses = sheet.parts.iter().map(clause).collect();
        Some(SheetView { text: self.text_line(doc), last, lang: lang.to_owned(), clauses })
    }

    fn text_line(&self, doc: &Doc<'_>) -> TextLine {
        self.line_of(doc, &Sheet::upto(&doc.wordings, u64::MAX), &self.revisions(doc))
    }

    fn line_of(&self, doc: &Doc<'_>, sheet: &Sheet<'_>, revisions: &[Revision]) -> TextLine {
        let c = doc.case;
        TextLine {
            index: c.index,
            name: self.situation.own_name(&c.name),
            format: doc.head.format.name.clone(),
            author: self.member(c.author),
            channel: self.channel_name(c.channel.unwrap_or(0)),
            at_ms: c.at,
            subject: self.field(&doc.head, "subject"),
            kind: self.field(&doc.head, "kind"),
            state: self.text_state(doc, sheet, revisions).to_owned(),
            sealed: c.few,
            clauses: sheet.parts.values().filter(|part| Sheet::is_in(part)).count() as u64,
            open: doc.open(sheet, u64::MAX).len() as u64,
            changed_ms: doc.said.last().map_or(c.at, |s| s.by.at),
            acts: doc.said.len() as u64 + 1,
        }
    }

    fn text_state(&self, doc: &Doc<'_>, sheet: &Sheet<'_>, revisions: &[Revision]) -> &'static str {
        let last_edit = doc.wordings.last().map_or(0, |w| w.by.index);
        let in_force = self.in_force(doc, revisions);
        match revisions.iter().rfind(|r| r.signable) {
            _ if doc.case.state == "withdrawn" => "withdrawn",
            _ if in_force.is_some_and(|from| from <= self.now) => "in-force",
            _ if revisions.iter().any(|r| doc.signed_at(r).is_some()) => "adopted",
            Some(r) if r.last >= last_edit => "for-signature",
            _ if sheet.parts.is_empty() => "empty",
            _ if doc.open(sheet, u64::MAX).is_empty() => "clean",
            _ => "bracketed",
        }
    }

    /// Since when a text is in force, or from when it will be: by the rule that it names for itself.
    fn in_force(&self, doc: &Doc<'_>, revisions: &[Revision]) -> Option<u64> {
        let (revision, signed) = revisions.iter().rev().find_map(|r| Some((r, doc.signed_at(r)?)))?;
        let date = || doc.head.get(&Field::<Instant>::named("date")).and_then(|i| u64::try_from(i.unix_s).ok());
        let base = match doc.head.choice(&parts::ENTRY)? {
            "signed" => signed,
            "deposited" => signed.max(self.deposit(doc, revision)?.by.at),
            "date" => Some(date()?.saturating_mul(1000)).filter(|date| signed <= *date)?,
            _ => return None,
        };
        let days = doc.head.get(&Field::<act::Count>::named("days")).map_or(0, |n| n.best);
        Some(base.saturating_add(days.saturating_mul(86_400_000)))
    }

    fn deposit<'d>(&self, doc: &'d Doc<'a>, revision: &Revision) -> Option<&'d Said<'a>> {
        let depositary = doc.head.get(&Field::<MemberId>::named("depositary"))?;
        let of = doc.said[revision.said].by.act;
        let mut deposits = doc.said.iter().filter(|s| s.plays("deposit") && s.get(&parts::REVISION) == Some(of));
        deposits.rfind(|s| s.by.author == depositary)
    }

    fn revisions(&self, doc: &Doc<'_>) -> Vec<Revision> {
        let mut out: Vec<Revision> = Vec::new();
        for (n, s) in doc.said.iter().enumerate().filter(|(_, s)| s.plays("revision")) {
            let known = s.get(&parts::LAST).and_then(|name| self.situation.act(&name)).map(|row| row.index);
            let Some(last) = known.filter(|index| *index < s.by.index) else { continue };
            let for_signature = s.choice(&parts::PURPOSE) == Some("signature");
            let sheet = for_signature.then(|| Sheet::upto(&doc.wordings, last));
            let right = |lang: &str, hash: &str| {
                sheet.as_ref().and_then(|sheet| sheet.plain(lang).ok()).is_some_and(|text| sha256(&text) == *hash)
            };
            let judged = |(lang, hash): (String, String)| {
                let right = right(&lang, &hash);
                (lang, hash, right)
            };
            let hashes: Vec<(String, String, bool)> = s.hashes().into_iter().map(judged).collect();
            let signable = sheet.as_ref().is_some_and(|sheet| {
                let all = doc.languages.iter().all(|lang| hashes.iter().any(|(l, _, right)| l == lang && *right));
                all && sheet.parts.values().any(Sheet::is_in) && doc.open(sheet, s.by.index).is_empty()
            });
            out.push(Revision { said: n, number: out.len() as u64 + 1, last, signable, hashes });
        }
        out
    }

    /// Whether the revision that this act names can be signed.
    pub(crate) fn can_be_signed(&self, doc: &Doc<'_>, revision: &Name) -> bool {
        self.revisions(doc).iter().any(|r| r.signable && doc.said[r.said].by.act == *revision)
    }

    fn text_view(&self, doc: &Doc<'_>, docs: &[Doc<'_>]) -> TextView {
        let sheet = Sheet::upto(&doc.wordings, u64::MAX);
        let accepted = doc.accepted(u64::MAX);
        let revisions = self.revisions(doc);
        let stands = doc.stands(&sheet);
        let found = texts::waits(&stands.iter().map(|(node, (_, stand))| (node.clone(), stand.clone())).collect());
        let clauses: Vec<ClauseView> = sheet
            .parts
            .iter()
            .map(|(number, part)| {
                let one = |w: &&Wording| self.wording(doc, &sheet, w, &accepted, &found.held);
                ClauseView {
                    number: number.0.clone(),
                    standing: part.standing.iter().map(one).collect(),
                    bridging: part.bridging.iter().map(one).collect(),
                    acts: part.all.len() as u64,
                }
            })
            .collect();
        let mut held: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for clause in &clauses {
            let open = clause.standing.iter().flat_map(|w| &w.open).map(|o| o.holder.clone());
            for holder in open.collect::<BTreeSet<String>>() {
                held.entry(holder).or_default().push(clause.number.clone());
            }
        }
        let deadlocks = found.deadlocks.iter().map(|circle| doc.deadlock(circle, &stands, &found.held)).collect();
        let languages = doc.languages.iter().map(|tag| match sheet.plain(tag) {
            Ok(text) if !sheet.parts.is_empty() => {
                LangView { tag: tag.clone(), sha256: Some(sha256(&text)), missing: Vec::new() }
            }
            other => LangView { tag: tag.clone(), sha256: None, missing: other.err().unwrap_or_default() },
        });
        let belongs = |d: &&Doc<'_>| d.head.get(&Field::named("belongs")) == Some(doc.case.name);
        let get = |name: &str| self.field(&doc.head, name);
        TextView {
            text: self.line_of(doc, &sheet, &revisions),
            round: get("round"),
            belongs: get("belongs"),
            sides: doc.sides.clone(),
            languages: languages.collect(),
            prevailing: doc.head.choice(&Field::named("prevailing")).map(str::to_owned),
            depositary: get("depositary"),
            entry: get("entry"),
            days: get("days"),
            date: get("date"),
            in_force_ms: self.in_force(doc, &revisions),
            existence: get("existence"),
            clauses,
            held: held.into_iter().map(|(holder, clauses)| HeldView { holder, clauses }).collect(),
            deadlocks,
            revisions: self.revision_views(doc, &revisions),
            parts: docs.iter().filter(belongs).filter(|d| !d.is_letter()).map(|d| self.text_line(d)).collect(),
            letters: self.letters(doc, docs),
        }
    }

    fn wording(
        &self,
        doc: &Doc<'_>,
        sheet: &Sheet<'_>,
        w: &Wording,
        accepted: &BTreeSet<(Name, String)>,
        met: &BTreeSet<(String, String)>,
    ) -> WordingView {
        let Some(w) = sheet.acts.get(&w.by.act).copied() else { unreachable!("a version is an act of its sheet") };
        let words = |t: &Wording| WordsView {
            by: self.mark(&t.by),
            lang: t.lang.clone(),
            heading: t.heading.clone(),
            text: t.text.clone(),
            pieces: t.pieces(),
        };
        let said = |w: &&Wording| w.purpose != Purpose::Removal;
        let named = w.replaces.iter().filter_map(|name| sheet.acts.get(name));
        let open = sheet.open(w, accepted).into_iter();
        WordingView {
            by: self.mark(&w.by),
            purpose: w.purpose.key().to_owned(),
            replaces: named.map(|o| self.mark(&o.by)).collect(),
            words: sheet.words(w).filter(said).map(words).collect(),
            shows: w.shows.as_ref().and_then(|(name, _)| self.situation.act(name)).map(|row| self.mark(&row.mark())),
            open: open.map(|(holder, how)| OpenView { holder, taken_out: how == Held::TakenOut }).collect(),
            stances: doc.columns().iter().map(|member| self.stance(doc, w, member, met)).collect(),
        }
    }

    fn stance(&self, doc: &Doc<'_>, w: &Wording, member: &str, met: &BTreeSet<(String, String)>) -> StanceCell {
        let mine = |s: &&Stance| s.member == member && s.number == w.number.0;
        let last = doc.stances.iter().rev().find(|s| mine(s) && s.version == w.by.act);
        let earlier = doc.stances.iter().rev().find(mine).filter(|_| last.is_none());
        let said = last.map(|s| &doc.said[s.said]);
        let get = |name: &str| said.and_then(|s| self.field(s, name));
        StanceCell {
            member: member.to_owned(),
            stance: get("stance"),
            by: said.map(|s| self.mark(&s.by)),
            words: get("text"),
            conditions: get("conditions"),
            met: last.is_some_and(|s| s.key == "accept-if") && met.contains(&(member.to_owned(), w.number.0.clone())),
            earlier: earlier.map(|s| self.mark(&doc.said[s.said].by)),
        }
    }

    fn revision_views(&self, doc: &Doc<'_>, revisions: &[Revision]) -> Vec<RevisionView> {
        let mut before = 0;
        let mut one = |r: &Revision| {
            let s = &doc.said[r.said];
            let changes = doc.wordings.iter().filter(|w| w.by.index > before && w.by.index <= r.last).count();
            before = r.last;
            let signatures = doc.sides.iter().map(|side| match doc.signature(r, side) {
                Some(s) => TextSignature {
                    member: side.clone(),
                    by: Some(self.mark(&s.by)),
                    manner: self.field(s, "manner"),
                    is_final: s.choice(&parts::MANNER) == Some("final"),
                },
                None => TextSignature { member: side.clone(), by: None, manner: None, is_final: false },
            });
            let stranger = |s: &&Said<'_>| !doc.sides.contains(&self.member(s.by.author));
            RevisionView {
                number: r.number,
                by: self.mark(&s.by),
                last: r.last,
                purpose: s.choice(&parts::PURPOSE).unwrap_or_default().to_owned(),
                note: self.field(s, "note"),
                changes: changes as u64,
                hashes: r.hashes.clone(),
                signable: r.signable,
                signatures: signatures.collect(),
                strangers: doc.signed(r).filter(stranger).map(|s| self.mark(&s.by)).collect(),
                deposit: self
                    .deposit(doc, r)
                    .map(|s| DepositView { by: self.mark(&s.by), text: self.field(s, "text") }),
            }
        };
        revisions.iter().map(&mut one).collect()
    }

    /// Side letters that this viewer reads, and those of which it was told that they exist.
    fn letters(&self, doc: &Doc<'_>, docs: &[Doc<'_>]) -> Vec<LetterView> {
        let mut out: Vec<LetterView> = Vec::new();
        let belongs = |d: &&Doc<'_>| d.is_letter() && d.head.get(&Field::named("belongs")) == Some(doc.case.name);
        for letter in docs.iter().filter(belongs) {
            let (text, bound) = (Some(self.text_line(letter)), letter.sides.clone());
            out.push(LetterView { letter: self.opened(letter.case), text, notice: None, bound });
        }
        for s in doc.said.iter().filter(|s| s.plays("letter")) {
            let Some(row) = s.get(&parts::LETTER).and_then(|name| self.situation.act(&name)) else { continue };
            let (letter, notice) = (self.mark(&row.mark()), Some(self.mark(&s.by)));
            match out.iter_mut().find(|l| l.letter.index == letter.index) {
                Some(known) => known.notice = notice,
                None => {
                    let bound = sides_of(self, s);
                    out.push(LetterView { letter, text: None, notice, bound });
                }
            }
        }
        out
    }
}

fn headed(w: &Wording) -> String {
    if w.heading.is_empty() { w.text.clone() } else { format!("{}\n{}", w.heading, w.text) }
}

/// The fingerprint of a text, in lower-case hexadecimal.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
