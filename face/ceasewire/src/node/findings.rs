//! What disclosures and complaints show, computed from the record and the keys that this node holds.

use super::state::State;
use act::{Act, Content, Cover, Kernel, Name};
use record::{Evidence, Included};
use seal::{Opening, SealFault, Verdict};
use situation::Finding;

impl State {
    /// Notes with an act that discloses or complains what its proof shows.
    pub(super) fn judge(&mut self, act: &Included, content: Option<&Content>) {
        let kernel = content.and_then(|c| Kernel::read(c.format, &c.fields).ok().flatten());
        let finding = match &kernel {
            Some(Kernel::Disclose { act: of, opening }) => self.disclosed(act, of, opening),
            Some(Kernel::Complaint { act: of, key }) => {
                self.complained_of.insert(*of);
                self.complained(act, of, key)
            }
            _ => return,
        };
        self.situation.find(act.index, finding);
    }

    fn disclosed(&self, act: &Included, of: &Name, opening: &[u8]) -> Finding {
        let Some(target) = self.before(act, of) else { return Finding::NothingToJudge };
        let (Cover::Channel { commitment, .. } | Cover::Few { commitment, .. }) = &target.statement().cover else {
            return Finding::NothingToJudge;
        };
        match Opening::decode(opening).and_then(|opening| opening.verify(commitment)) {
            Ok(_) => Finding::Disclosed,
            Err(_) => Finding::NotCommitted,
        }
    }

    fn complained(&mut self, act: &Included, of: &Name, key: &[u8; 32]) -> Finding {
        let Some(target) = self.before(act, of) else { return Finding::NothingToJudge };
        if let Cover::Public { content } = &target.statement().cover {
            let epoch = Content::decode(content).is_ok_and(|c| Kernel::key_of(c.format) == Some("epoch"));
            return if epoch { Finding::WrapUnopened } else { Finding::NothingToJudge };
        }
        match self.keyring.judge_complaint(&target, key) {
            Verdict::Founded(fault) => {
                // What only members can tell is no evidence for others.
                if fault.is_provable() {
                    self.replica.raise(Evidence::BadSeal { name: *of, act: target.encode(), key: *key });
                }
                Finding::AuthorAtFault
            }
            Verdict::Unfounded => Finding::ComplainerAtFault,
            Verdict::Unproven => Finding::Unproven,
        }
    }

    /// The act of this name, if it stands before the one that speaks of it.
    fn before(&self, act: &Included, of: &Name) -> Option<Act> {
        let index = self.replica.ledger().index_of(of).filter(|index| *index < act.index)?;
        self.act_at(index).ok().map(|(_, act, _)| act)
    }

    /// A seal that shows its author at fault is answered with a complaint, which lets everyone see it.
    pub(super) fn cannot_open(&mut self, act: &Included, fault: SealFault, live: bool) {
        tracing::warn!(index = act.index, %fault, "a sealed act does not open as it should");
        // Of what does not open at all only members can tell who is at fault; but unless somebody complains, its author's
        // silence could never be proven: see `record::absence`.
        let provable = fault.is_provable() || fault == SealFault::DoesNotOpen;
        if !live || !provable || act.author == self.me || self.complained_of.contains(&act.act.name()) {
            return;
        }
        if let Some(base) = self.keyring.base_key_for(&act.act).or_else(|| self.keyring.derived(&act.act)) {
            let complaint = seal::complain(&act.act.name(), &base);
            self.complained_of.insert(act.act.name());
            if let Err(fault) = self.say_kernel(&complaint, None) {
                tracing::error!(?fault, "the complaint could not be kept");
            }
        }
    }
}
