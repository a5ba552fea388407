//! What there is to write: the acts that this member may begin, the forms they begin with, and what may be said in a case.

use super::compose::shelf;
use super::state::State;
use act::{Kind, Stance, Value};
use desk::compose::{Form, Offered, Spec, Subject};
use rulebook::{ChoiceDef, FieldDef, Format};
use situation::procedures::{commitment, dispute, guarantee, progress};
use situation::views::DebtView;

impl State {
    /// Every act that this member may begin: formats that open or report something, and acts about the line itself.
    pub(crate) fn offers(&self) -> Vec<Offered> {
        let (book, kind) = (self.shown_rulebook(), self.kind());
        let begins =
            |f: &&Format| (f.step.is_none() || f.opens.is_some()) && kind.is_some_and(|k| f.sent_by.contains(&k));
        let format = |f: &Format| Offered {
            what: f.name.clone(),
            opens: f.opens.clone(),
            talks: f.part.is_some(),
            kernel: false,
            public: f.public,
            grave: if f.grave { Some(true) } else { f.grave_when.as_ref().map(|_| false) },
            burst: f.burst,
            at_once: f.at_once,
        };
        let kernel = |key: &&str| Offered {
            what: (*key).to_owned(),
            opens: None,
            talks: false,
            kernel: true,
            public: false,
            grave: book.terms().two_officers.iter().any(|k| k == key).then_some(true),
            burst: false,
            at_once: false,
        };
        let formats = book.formats().iter().filter(begins).map(format);
        formats.chain(["suspend", "resume"].iter().map(kernel)).collect()
    }

    /// What an officer would write: a format, an amendment of a case, or another act of every rulebook; with what its form
    /// begins with.
    pub(crate) fn subject(&self, what: &str, case: Option<u64>) -> Option<(Subject, Form)> {
        if super::widen::widens(what) {
            return self.widening(what, case?);
        }
        let book = self.book_for(case);
        let view = case.and_then(|n| self.at().case_numbered(n));
        if case.is_some() && view.is_none() {
            return None;
        }
        let mut subject = Subject {
            what: what.to_owned(),
            fields: Vec::new(),
            public: false,
            lead: false,
            precedence: None,
            case: view.as_ref().map(|c| (c.index, format!("/{}/{}", shelf(&c.procedure), c.index), c.phrase.clone())),
            about: None,
            addressed: false,
        };
        let mut start = Form::new();
        if let Some(format) = book.format(what) {
            subject.fields = specs(format);
            subject.public = format.public;
            subject.lead = format.lead_s.is_some() || format.lead_by.is_some();
            subject.precedence = Some(format.precedence.key().to_owned());
            subject.addressed = format.opens.is_some() && !format.public;
            return Some((subject, start));
        }
        let opener = view.as_ref().and_then(|c| book.format(&c.format));
        let case = view.as_ref().and_then(|c| self.situation.cases().find(|k| k.index == c.index));
        match (what, opener, case) {
            ("amend", Some(format), Some(case)) => {
                subject.fields = specs(format);
                for def in &format.fields {
                    let value = case.version().fields.get(&def.number).and_then(|b| Value::decode(def.kind, b).ok());
                    if let Some(value) = value {
                        desk::compose::spread(def, &format!("f-{}", def.name), &def.write(&value, self), &mut start);
                    }
                }
            }
            ("position", Some(_), Some(case)) => {
                subject.fields = kernel_specs(what)?;
                if let Some(window) = case.window {
                    let def = FieldDef::plain("valid", Kind::Span);
                    desk::compose::spread(&def, "f-valid", &def.write(&Value::Span(window), self), &mut start);
                }
                start.insert("f-stance".into(), Stance::Conditional.key().into());
            }
            ("suspend" | "resume", _, None) => subject.fields = kernel_specs(what)?,
            (_, _, Some(_)) => subject.fields = kernel_specs(what)?,
            _ => return None,
        }
        Some((subject, start))
    }

    /// What this member may still do in a case: kernel acts by their keys, and the formats that take a step in it.
    pub(crate) fn ways(&self, case: u64) -> Vec<String> {
        let mut ways: Vec<String> = self.at().ways(case, self.me).into_iter().map(str::to_owned).collect();
        let Some(at) = ways.iter().position(|way| way == "step") else { return ways };
        ways.remove(at);
        let procedure = self.at().case_numbered(case).map(|c| c.procedure).unwrap_or_default();
        let steps = situation::procedures::ALL.iter().find(|p| p.name == procedure).map_or(&[][..], |p| p.steps);
        let kind = self.kind();
        let takes = |f: &&Format| f.step.as_ref().is_some_and(|name| steps.iter().any(|s| s.name == name));
        let book = self.rulebook_of(case);
        let formats = book.formats().iter().filter(takes).filter(|f| kind.is_some_and(|k| f.sent_by.contains(&k)));
        ways.extend(formats.map(|f| f.name.clone()));
        ways
    }

    /// Whether this member may answer in a case, or take another step in it.
    pub(crate) fn answers(&self, case: u64) -> bool {
        let open = self.at().case_numbered(case).is_some_and(|c| c.open);
        // What one may always say about a case is no answer to it.
        open && self.ways(case).iter().any(|way| !["ask-time", "dispute"].contains(&way.as_str()))
    }

    /// The format by which this member calls a round of talks.
    pub(crate) fn convening(&self) -> Option<String> {
        self.playing("round").next().map(|f| f.name)
    }

    /// The format by which this member gives claims that others make in public a place.
    pub(crate) fn opening_matters(&self) -> Option<String> {
        self.playing("matter").next().map(|f| f.name)
    }

    /// What this member may write about a matter: format and address of its form.
    pub(crate) fn ways_about_matter(&self, matter: u64) -> Vec<(String, String)> {
        let formats = ["claim", "account", "statement"].into_iter().flat_map(|part| self.playing(part));
        formats.map(|f| (f.name.clone(), format!("/compose/{}?about={matter}", f.name))).collect()
    }

    /// The format by which this member signs a joint statement.
    pub(crate) fn signing(&self) -> Option<String> {
        self.playing("signature").next().map(|f| f.name)
    }

    /// What this member may write about a round, beside answers to what stands in it: format and address of its form.
    pub(crate) fn ways_in_round(&self, round: u64) -> Vec<(String, String)> {
        let agenda = situation::procedures::agenda::PROCEDURE.name;
        let opens = self.offered().into_iter().filter(|f| f.opens.as_deref() == Some(agenda));
        let parts = ["delegation", "position", "record", "text", "draft", "statement", "account", "claim", "round"]
            .iter()
            .flat_map(|part| self.playing(part));
        let steps = self.ways(round);
        let mut out = Vec::new();
        for f in opens.chain(parts) {
            // A record is a step of the round's own case, while that waits for one.
            if f.step.is_some() && !steps.contains(&f.name) {
                continue;
            }
            let case = if f.step.is_some() { format!("&case={round}") } else { String::new() };
            out.push((f.name.clone(), format!("/compose/{}?about={round}{case}", f.name)));
        }
        out
    }

    /// What this member may write among the commitments, or about one of them: format and address of its form.
    pub(crate) fn ways_of_commitments(&self, about: Option<u64>) -> Vec<(String, String)> {
        let opens = |f: &Format, procedure: &str| f.opens.as_deref() == Some(procedure);
        let mine = |author: &str| self.situation.mechanism().member(author) == Some(self.me);
        let own = |n| self.at().case_numbered(n).is_some_and(|c| mine(&c.author) && c.state != "lifted");
        let wanted = |f: &Format| match about {
            Some(n) => {
                let given = f.part.as_deref() == Some("guarantee");
                given || opens(f, dispute::PROCEDURE.name) || (opens(f, progress::PROCEDURE.name) && own(n))
            }
            None => {
                let part = f.part.as_deref().is_some_and(|p| ["condition", "condition-state"].contains(&p));
                let call = opens(f, guarantee::PROCEDURE.name);
                part || call || opens(f, commitment::PROCEDURE.name)
            }
        };
        let about = about.map_or(String::new(), |n| format!("?about={n}"));
        let one = |f: Format| (f.name.clone(), format!("/compose/{}{about}", f.name));
        self.offered().into_iter().filter(wanted).map(one).collect()
    }

    /// The format by which this member plays a part in a text; empty if it may not.
    pub(crate) fn plays_in_text(&self, part: &str) -> String {
        self.playing(part).next().map(|f| f.name).unwrap_or_default()
    }

    /// What this member may write about a text, beside stances and new versions of its clauses.
    pub(crate) fn ways_in_text(&self, text: u64) -> Vec<(String, String)> {
        let formats = ["clause", "revision", "letter"].iter().flat_map(|part| self.playing(part));
        formats.map(|f| (f.name.clone(), format!("/compose/{}?about={text}", f.name))).collect()
    }

    fn playing(&self, part: &str) -> impl Iterator<Item = Format> {
        let part = part.to_owned();
        self.offered().into_iter().filter(move |f| f.part.as_ref() == Some(&part))
    }

    /// The formats that this member may send.
    fn offered(&self) -> Vec<Format> {
        let (book, kind) = (self.shown_rulebook(), self.kind());
        book.formats().iter().filter(|f| kind.is_some_and(|k| f.sent_by.contains(&k))).cloned().collect()
    }

    /// What a form of this format begins with where it is to speak of an act: that act in the first field that names one,
    /// and the act's own channel.
    pub(crate) fn naming(&self, what: &str, act: u64) -> Option<Form> {
        let book = self.shown_rulebook();
        let format = book.format(what)?;
        if let Some(form) = self.in_text(format, act) {
            return Some(form);
        }
        let acts = || format.fields.iter().filter(|def| def.kind == Kind::Act);
        let first = acts().find(|def| def.required).or(acts().next())?;
        let case = self.at().case_numbered(act)?;
        let mut form = Form::new();
        desk::compose::spread(first, &format!("f-{}", first.name), &act.to_string(), &mut form);
        if !format.public {
            form.insert("channel".into(), case.channel);
        }
        Some(form)
    }

    /// What a form begins with that writes the next version of a clause, or names a revision of a text: nobody types a
    /// fingerprint, nor the words that stay as they are.
    fn in_text(&self, format: &Format, act: u64) -> Option<Form> {
        let (part, at) = (format.part.as_deref()?, self.at());
        let text = at.text(at.text_of(act)?)?;
        let mut form = Form::from([("channel".to_owned(), text.text.channel.clone())]);
        let mut put = |name: &str, value: &str| {
            if let Some(def) = format.field(name) {
                desk::compose::spread(def, &format!("f-{name}"), value, &mut form);
            }
        };
        put("document", &text.text.index.to_string());
        let mut versions = text.clauses.iter().flat_map(|c| c.standing.iter().map(move |w| (c, w)));
        match part {
            "clause" => {
                let (clause, version) = versions.find(|(_, w)| w.by.index == act)?;
                put("number", &clause.number);
                put("purpose", "wording");
                put("replaces", &format!("version={act}"));
                if let Some(words) = version.words.first() {
                    put("heading", &words.heading);
                    put("text", &words.text);
                }
            }
            "revision" => {
                let plain = at.text_plain(text.text.index, "now", None)?;
                put("last", &plain.last.to_string());
                let known =
                    text.languages.iter().filter_map(|l| Some(format!("tag={}; sha256={}", l.tag, l.sha256.as_ref()?)));
                put("hashes", &known.collect::<Vec<_>>().join(" | "));
            }
            _ => return None,
        }
        Some(form)
    }

    /// By which format the next rung of the ladder is called over what is owed to this member in a case, and what its form
    /// begins with; `None` if nothing is owed to it there or the rulebook has no such format.
    pub(crate) fn escalation(&self, case: u64) -> Option<(String, String, Form)> {
        let view = self.at().case_numbered(case)?;
        let waited_for =
            |d: &&DebtView| d.creditor == self.config.member && matches!(d.status.as_str(), "owed" | "defaulted");
        let debt = view.debts.iter().filter(waited_for).max_by_key(|d| d.rung)?;
        let book = self.shown_rulebook();
        let kind = self.kind()?;
        let format = book.formats().iter().find(|f| f.escalates.is_some() && f.sent_by.contains(&kind))?;
        let level = format.field(format.escalates.as_deref()?)?;
        let rung = usize::try_from(debt.rung + 1).unwrap_or(usize::MAX).min(level.choices.len().saturating_sub(1));
        let mut start = Form::new();
        start.insert(format!("f-{}", level.name), level.choices.get(rung)?.name.clone());
        start.insert(format!("to.{}", debt.debtor), "on".into());
        start.insert("channel".into(), view.channel.clone());
        Some((format.name.clone(), view.channel, start))
    }
}

fn specs(format: &Format) -> Vec<Spec> {
    let one = |def: &FieldDef| Spec {
        def: def.clone(),
        set: format!("{}_{}", format.name, def.name),
        format: Some(format.name.clone()),
        example: format.example.get(&def.name).cloned().unwrap_or_default(),
    };
    format.fields.iter().map(one).collect()
}

/// The fields of acts that every rulebook has, as an officer types them.
fn kernel_specs(what: &str) -> Option<Vec<Spec>> {
    let field = |name: &str, kind: Kind, required: bool| Spec {
        def: FieldDef { required, max: (kind == Kind::Text).then_some(400), ..FieldDef::plain(name, kind) },
        set: name.to_owned(),
        format: None,
        example: String::new(),
    };
    let text = |name: &str, required| field(name, Kind::Text, required);
    Some(match what {
        "ask-time" => vec![field("until", Kind::Instant, true), text("reason", true)],
        "cancel" => vec![text("reason", false)],
        "override" => vec![text("reason", true)],
        "dispute" => vec![text("grounds", true)],
        "suspend" => {
            vec![
                text("grounds", true),
                field("effective", Kind::Instant, false),
                field("emergency", Kind::YesNo, false),
            ]
        }
        "resume" => vec![text("grounds", true)],
        "position" => {
            let mut stance = field("stance", Kind::Choice, true);
            let choice = |(code, s): (usize, &Stance)| ChoiceDef { code: code as u64, name: s.key().to_owned() };
            stance.def.choices = Stance::ALL.iter().enumerate().map(choice).collect();
            vec![stance, field("valid", Kind::Span, false), text("grounds", false)]
        }
        _ => return None,
    })
}
