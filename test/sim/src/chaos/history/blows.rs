//! What befalls the machines, and how it passes.

use super::{Event, World};
use crate::chaos::plan::Blow;
use crate::chaos::start;
use std::path::Path;

impl World<'_> {
    pub(super) fn blow(&mut self, n: usize) {
        let (_, blow) = self.plan.blows[n];
        self.tell(|| format!("{blow:?}"));
        match blow {
            Blow::Stop { who, after, power, down, again } => {
                self.machines[who].disk.stop_after(after);
                self.machines[who].stop = Some((power, down, again));
            }
            Blow::Part { side, lasts } => {
                self.parts.push((n, side, self.now + lasts));
                self.at(self.now + lasts, Event::Over(n));
            }
            Blow::Clock { who, by, lasts } => {
                self.truth.clocks_lied = true;
                self.machines[who].off = by;
                self.at(self.now + lasts, Event::Over(n));
            }
            Blow::Full { who, lasts } => {
                self.machines[who].disk.fill(true);
                self.at(self.now + lasts, Event::Over(n));
            }
            Blow::Sync { who, after } => self.machines[who].disk.fail_sync(after),
            Blow::Rot { who, file } => self.rot(who, file),
            Blow::Restore { who } => self.restore(who),
            Blow::Slow { lasts } => self.slow_until = self.slow_until.max(self.now + lasts),
            Blow::Succeed { by, hasty, old, back } => self.succeed(n, (by, hasty), (old, back)),
        }
    }

    fn rot(&mut self, who: usize, file: usize) {
        use crate::chaos::order::{LATCH, LEAVES};
        let all = [start::RECORD, start::OUTBOX, start::WITNESS, LEAVES, LATCH];
        if self.machines[who].disk.rot(Path::new(all[file % all.len()])) {
            self.truth.rotted[who] = true;
            if all[file % all.len()] == start::OUTBOX {
                self.truth.lost.extend(self.truth.of(who));
            }
            self.stop(who, false, 1_000, None);
        }
    }

    fn restore(&mut self, who: usize) {
        // A backup from before its term would have no sequencer: that is one more that is lost for good.
        if self.business.is_some() && who == self.seat() {
            return;
        }
        let machine = &mut self.machines[who];
        let Some(backup) = machine.backup.clone() else { return };
        (machine.newest, machine.put_back) = (Some(machine.disk.copy()), true);
        machine.disk.put_back(&backup);
        machine.disk.put(Path::new("outbox.mark"), b"another folder");
        self.truth.rotted[who] = true;
        self.truth.lost.extend(self.truth.of(who));
        self.stop(who, false, 1_000, None);
    }

    pub(super) fn over(&mut self, n: usize) {
        match self.plan.blows[n].1 {
            Blow::Part { .. } | Blow::Succeed { .. } => self.parts.retain(|(of, ..)| *of != n),
            Blow::Clock { who, .. } => self.machines[who].off = 0,
            Blow::Full { who, .. } => self.machines[who].disk.fill(false),
            _ => {}
        }
    }

    pub(super) fn grow_calm(&mut self) {
        self.tell(|| "calm".into());
        self.calm = true;
        (self.parts, self.slow_until) = (Vec::new(), 0);
        for machine in &mut self.machines {
            machine.off = 0;
            machine.disk.heal();
            if !machine.disk.has_stopped() {
                machine.disk.go_on();
                machine.stop = None;
            }
        }
    }
}
