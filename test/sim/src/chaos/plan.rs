//! What will go wrong in a history, drawn from its seed before it begins, so that a failure can be made smaller by
//! leaving out what it does not need.

use super::chance::Chance;
use super::ground::{CHAIR, MEMBERS};

/// One thing that happens to the machines or to their network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blow {
    /// A machine stops after so many more steps; with the power, or only the process. It comes up after so many ms, and
    /// may stop again after so many steps of coming up.
    Stop {
        /// Which machine.
        who: usize,
        /// Steps.
        after: u64,
        /// Whether the power goes.
        power: bool,
        /// Down for so long, milliseconds.
        down: u64,
        /// Steps of the next start after which it stops again.
        again: Option<u64>,
    },
    /// Members with their bit set no longer reach the others, and then do again.
    Part {
        /// A bit for each member on one side.
        side: u64,
        /// For so long, milliseconds.
        lasts: u64,
    },
    /// A clock is off by so much, milliseconds, for so long.
    Clock {
        /// Whose.
        who: usize,
        /// By how much.
        by: i64,
        /// For so long, milliseconds.
        lasts: u64,
    },
    /// A disk is full for so long.
    Full {
        /// Whose.
        who: usize,
        /// For so long, milliseconds.
        lasts: u64,
    },
    /// The sync after so many more fails.
    Sync {
        /// Whose.
        who: usize,
        /// Which.
        after: u64,
    },
    /// A bit of a file turns; the machine is restarted, so that it notices.
    Rot {
        /// Whose.
        who: usize,
        /// Which file.
        file: usize,
    },
    /// The machine is put back to the backup of an earlier moment.
    Restore {
        /// Whose.
        who: usize,
    },
    /// Messages sent meanwhile arrive when this is over, in any order and some twice.
    Slow {
        /// For so long, milliseconds: up to three days.
        lasts: u64,
    },
    /// The sequencer fails its members, who name another.
    Succeed {
        /// Whom they would like.
        by: usize,
        /// Whether they look at nobody's copy of the record before they draft.
        hasty: bool,
        /// What becomes of the old one.
        old: Old,
        /// When it is there again, milliseconds.
        back: u64,
    },
}

/// What becomes of a sequencer whose members name another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Old {
    /// Its machine stops, and comes up again later as it was.
    Dies,
    /// It runs on and reaches nobody for a while.
    CutOff,
    /// It goes on as if nothing were.
    Stays,
}

/// What happens when.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The seed.
    pub seed: u64,
    /// Each blow and its moment, milliseconds from the start.
    pub blows: Vec<(u64, Blow)>,
    /// When an officer of whom says something, and the seed of what.
    pub says: Vec<(u64, usize, u64)>,
    /// When backups are taken.
    pub backups: Vec<(u64, usize)>,
}

/// How long the rough part of a history lasts, milliseconds.
pub const ROUGH_MS: u64 = 60_000;

/// In so many of a hundred histories members name another sequencer.
const SUCCESSIONS: u64 = 20;

impl Plan {
    /// The plan of a seed.
    pub fn of(seed: u64) -> Plan {
        let mut chance = Chance::new(seed, 1);
        let blows = chance.between(2, 8);
        let mut blows: Vec<(u64, Blow)> =
            (0..blows).map(|_| (chance.between(0, ROUGH_MS), blow(&mut chance))).collect();
        let says = chance.between(6, 22);
        let who = |chance: &mut Chance| *chance.pick(&[0, 0, 0, 1, 1, 1, 2, 3, 6]).unwrap_or(&0);
        let says = (0..says).map(|_| (chance.between(2_000, ROUGH_MS), who(&mut chance), chance.draw())).collect();
        let backups = [0, 1, CHAIR].map(|who| (chance.between(10_000, ROUGH_MS / 2), who)).to_vec();
        let mut members = Chance::new(seed, 5);
        if members.percent(SUCCESSIONS) {
            blows.extend(succession(&mut members));
        }
        Plan { seed, blows, says, backups }
    }
}

/// Most often something befalls the machine on which most depends.
fn whose(chance: &mut Chance) -> usize {
    if chance.percent(35) { CHAIR } else { chance.below(MEMBERS as u64) as usize }
}

fn lasting(chance: &mut Chance) -> u64 {
    let longest = *chance.pick(&[2_000, 20_000, 60_000, 3_600_000]).unwrap_or(&2_000);
    chance.between(100, longest)
}

fn blow(chance: &mut Chance) -> Blow {
    let (who, lasts) = (whose(chance), lasting(chance));
    match chance.below(20) {
        0..=7 => Blow::Stop {
            who,
            after: chance.between(1, 14),
            power: chance.percent(65),
            down: chance.between(10, 15_000),
            again: chance.percent(40).then(|| chance.between(1, 8)),
        },
        8..=10 => Blow::Part { side: chance.between(1, 127), lasts },
        11 | 12 => {
            let day = 86_400_000;
            let by = *chance.pick(&[day, -day, 3_600_000, -3_600_000, 30_000, -30_000, 4_000, -4_000]).unwrap_or(&day);
            Blow::Clock { who, by, lasts }
        }
        13 => Blow::Full { who, lasts },
        14 => Blow::Sync { who, after: chance.below(4) },
        15 => Blow::Rot { who, file: chance.below(5) as usize },
        16 => Blow::Restore { who: *chance.pick(&[0, 1, CHAIR]).unwrap_or(&0) },
        _ => Blow::Slow { lasts: chance.pick(&[lasts, lasts * 60]).map_or(lasts, |ms| (*ms).min(259_200_000)) },
    }
}

/// Members name another sequencer; often they are divided meanwhile, or the new one stops.
fn succession(chance: &mut Chance) -> Vec<(u64, Blow)> {
    let mut blows = Vec::new();
    let at = chance.between(4_000, ROUGH_MS / 2);
    let by = *chance.pick(&[0, 1, 3, 3, 4, 5, 6]).unwrap_or(&3);
    let old = *chance.pick(&[Old::Dies, Old::Dies, Old::CutOff, Old::CutOff, Old::Stays]).unwrap_or(&Old::Dies);
    let back = chance.between(5_000, 80_000);
    blows.push((at, Blow::Succeed { by, hasty: chance.percent(25), old, back }));
    if chance.percent(40) {
        let lasts = chance.between(1_000, 20_000);
        blows.push((at + chance.between(0, 9_000), Blow::Part { side: chance.between(1, 127), lasts }));
    }
    if chance.percent(50) {
        let (after, down) = (chance.between(1, 24), chance.between(10, 8_000));
        let stop = Blow::Stop { who: by, after, power: chance.percent(65), down, again: None };
        blows.push((at + chance.between(3_000, 12_000), stop));
    }
    blows
}
