//! One text told twice: reports that retell one text, and the statements in them that tell one assertion.
//! By the guide in test/press/README.md, 19.

use crate::draft::{Drafted, Statement};
use crate::holder::Reader;
use crate::token::{Shape, Token};
use std::collections::{BTreeMap, BTreeSet};

/// What is told twice among several articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copies {
    /// Pairs of articles that retell one text, by their numbers.
    pub reports: Vec<(usize, usize)>,
    /// Pairs of statements that tell one assertion: article and statement, each by its number.
    pub statements: Vec<[(usize, usize); 2]>,
}

/// What a text speaks of, in its order: entities by their row, other words by the concept they stand for.
pub(crate) fn concepts(reader: Reader, all: &[Token]) -> Vec<String> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < all.len() {
        let named = reader.table.at(all, at);
        if let Some(named) = named {
            out.push(format!("#{}", reader.table.entities()[named.entity].id));
            at += named.len;
            continue;
        }
        let token = &all[at];
        if let Some(row) = reader.table.adjective(token) {
            out.push(format!("#{}", reader.table.entities()[row].side.clone().unwrap_or_default()));
        } else if token.shape == Shape::Word && !token.of(&reader.language.alike.empty) {
            out.push(reader.language.concept(&token.fold));
        }
        at += 1;
    }
    out
}

/// Thousandths of what the shorter of two statements says, by weight, that both must say to tell one assertion; what
/// speaks for or against it is added to the share before.
const ALIKE: i32 = 480;
/// The same for a pair that shows by itself in which order two texts go.
const ANCHOR: i32 = 550;
/// Added for one speaker, for one point of the agenda, for a place in the order of the texts.
const FOR: i32 = 60;
/// Taken away where another speaks, or where the order is broken.
const AGAINST: i32 = 120;
/// What a neighbour must say of the rest of a statement that joins two.
const REST: i32 = 300;
/// The same where a third article tells it as well.
const THROUGH: i32 = 400;
/// Statements of each by which two articles are held to retell one text.
const RETOLD_MIN: usize = 3;
/// The share of the shorter article's statements, in hundredths, that they must be.
const RETOLD_SHARE: usize = 20;
/// Statements of an article that are compared: no news report has more, and the cost grows with their square.
const COMPARED_MAX: usize = 200;
/// What two statements share of the shorter one if they are one, though another is closer to one of them.
const AGAIN: i32 = 600;
/// And of the longer one.
const AGAIN_OF_LONGER: i32 = 250;
/// Thousandths of a statement that joins two, which the one must leave to the other.
const REST_WHOLE: i32 = 350;
/// Letters of a word of a name above which it shows that two names are one's.
const NAME_MIN: usize = 3;
/// Thousandths by which a pair may fall short of the closest one.
const NEAR: i32 = 40;

/// Two articles or two statements, each by its number.
type Pair = (usize, usize);
/// Concepts by their numbers, in rising order, each once.
type Set = Vec<usize>;

/// Finds what is told twice.
pub fn copies(drafted: &[Drafted]) -> Copies {
    let mut found: BTreeMap<Pair, Vec<Pair>> = BTreeMap::new();
    let told_of = numbered(drafted);
    for one in 0..drafted.len() {
        for other in one + 1..drafted.len() {
            let (a, b) = (first(&drafted[one]), first(&drafted[other]));
            let pairs = retold(a, b, &told_of[one], &told_of[other]);
            let told = |side: fn(&Pair) -> usize| pairs.iter().map(side).collect::<BTreeSet<_>>().len();
            let least = (a.len().min(b.len()) * RETOLD_SHARE / 100).max(RETOLD_MIN);
            if told(|pair| pair.0).min(told(|pair| pair.1)) >= least {
                found.insert((one, other), pairs);
            }
        }
    }
    through_a_third(drafted, &told_of, &mut found);
    let mut out = Copies::default();
    for ((one, other), pairs) in found {
        out.reports.push((one, other));
        out.statements.extend(pairs.into_iter().map(|(i, j)| [(one, i), (other, j)]));
    }
    out
}

/// Two articles that retell what a third one tells retell one text; so do their statements, if they share enough words.
fn through_a_third(drafted: &[Drafted], told_of: &[Vec<Set>], found: &mut BTreeMap<Pair, Vec<Pair>>) {
    let known = found.clone();
    let told = |a: usize, b: usize| -> Vec<Pair> {
        let turned = |pairs: &Vec<Pair>| pairs.iter().map(|(i, j)| (*j, *i)).collect();
        known.get(&(a, b)).cloned().or_else(|| known.get(&(b, a)).map(turned)).unwrap_or_default()
    };
    for third in 0..drafted.len() {
        let near: Vec<usize> = (0..drafted.len()).filter(|other| !told(third, *other).is_empty()).collect();
        for (n, one) in near.iter().enumerate() {
            for other in &near[n + 1..] {
                let (a, b) = (first(&drafted[*one]), first(&drafted[*other]));
                // What two articles show by themselves needs no third.
                if known.get(&(*one, *other)).is_some_and(|pairs| pairs.len() * 2 > a.len().min(b.len())) {
                    continue;
                }
                let (left, right) = (&told_of[*one], &told_of[*other]);
                let weights = weights(left, right);
                let pairs = found.entry((*one, *other)).or_default();
                for (middle, i) in told(third, *one) {
                    for (_, j) in told(third, *other).into_iter().filter(|(same, _)| *same == middle) {
                        // Of a middle one that joins two, each may tell another part.
                        let both = common(&weights, &left[i], &right[j]);
                        let through: Set = intersection(&left[i], &told_of[third][middle]);
                        let shared = common(&weights, &through, &right[j]) * 2.0 >= both;
                        // What has its copy there needs no other.
                        let lone = !pairs.iter().any(|p| p.0 == i) || !pairs.iter().any(|p| p.1 == j);
                        let share = share(&weights, &left[i], &right[j]);
                        if lone && shared && share + leaning(&a[i], &b[j]) >= THROUGH && !apart(&a[i], &b[j]) {
                            pairs.push((i, j));
                        }
                    }
                }
                pairs.sort_unstable();
            }
        }
    }
}

/// The statements that are compared.
fn first(article: &Drafted) -> &[Statement] {
    &article.statements[..article.statements.len().min(COMPARED_MAX)]
}

/// Concepts as numbers, so that many articles are compared quickly: each statement's, in rising order.
fn numbered(drafted: &[Drafted]) -> Vec<Vec<Set>> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for article in drafted {
        let mut sets = Vec::new();
        for statement in first(article) {
            let mut set = Set::new();
            for concept in &statement.concepts {
                let next = numbers.len();
                set.push(*numbers.entry(concept).or_insert(next));
            }
            set.sort_unstable();
            set.dedup();
            sets.push(set);
        }
        out.push(sets);
    }
    out
}

/// Pairs of statements of two articles that tell one assertion, if the articles retell one text.
fn retold(a: &[Statement], b: &[Statement], left: &[Set], right: &[Set]) -> Vec<Pair> {
    let weights = weights(left, right);
    let mut every: Vec<(i32, Pair)> = Vec::new();
    for (i, one) in left.iter().enumerate() {
        let others = right.iter().enumerate().filter(|(j, _)| !apart(&a[i], &b[*j]));
        every.extend(others.map(|(j, other)| (share(&weights, one, other), (i, j))));
    }
    let plain = every.iter().filter(|(share, _)| *share >= ANCHOR).copied().collect();
    let anchors =
        in_order(&closest(plain).into_iter().filter(|(both, _)| *both).map(|(_, pair)| pair).collect::<Vec<_>>());
    let scored =
        every.into_iter().map(|(share, (i, j))| (share + leaning(&a[i], &b[j]) + place(&anchors, (i, j)), (i, j)));
    let near = closest(scored.filter(|(score, _)| *score >= ALIKE).collect());
    let mut out: Vec<Pair> = near.iter().filter(|(both, _)| *both).map(|(_, pair)| *pair).collect();
    // One that is the closest for one statement alone tells the same again, or what the other's closest does not tell.
    let first = out.clone();
    for (_, (i, j)) in near.iter().filter(|(both, pair)| !both && place(&anchors, *pair) >= 0) {
        let (one, other) = (&left[*i], &right[*j]);
        let again = share(&weights, one, other) >= AGAIN && of_longer(&weights, one, other) >= AGAIN_OF_LONGER;
        if again || first.iter().any(|known| rest(&weights, left, right, *known, (*i, *j)) >= REST) {
            out.push((*i, *j));
        }
    }
    // A statement that joins two of the other's is a copy of both: the neighbour of its copy tells the rest of it.
    for (i, j) in out.clone() {
        for pair in [(i + 1, j), (i.wrapping_sub(1), j), (i, j + 1), (i, j.wrapping_sub(1))] {
            if pair.0 >= left.len() || pair.1 >= right.len() {
                continue;
            }
            let free = !out.iter().any(|known| if pair.0 == i { known.1 == pair.1 } else { known.0 == pair.0 });
            let one = leaning(&a[pair.0], &b[pair.1]) >= 0 && !apart(&a[pair.0], &b[pair.1]);
            if free && one && rest(&weights, left, right, (i, j), pair) >= REST {
                out.push(pair);
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Of a statement that two others may tell together, one in the pair `known` and one in `pair`: thousandths of what the
/// first leaves of it that the second tells. Nothing, if the pairs share no statement.
fn rest(weights: &[f64], left: &[Set], right: &[Set], known: Pair, pair: Pair) -> i32 {
    let (joined, part, told) = match (known.0 == pair.0, known.1 == pair.1) {
        (true, false) => (&left[pair.0], &right[pair.1], &right[known.1]),
        (false, true) => (&right[pair.1], &left[pair.0], &left[known.0]),
        _ => return 0,
    };
    let rest: Set = joined.iter().filter(|c| told.binary_search(c).is_err()).copied().collect();
    // Some words are always left; those of a whole assertion weigh.
    if of_longer(weights, &rest, joined) < REST_WHOLE { 0 } else { share(weights, &rest, part) }
}

/// Whether two statements cannot be one: they are of two sides, or speak of two days.
fn apart(a: &Statement, b: &Statement) -> bool {
    let differ = |one: &str, other: &str| !one.is_empty() && !other.is_empty() && one != other;
    let side = |s: &Statement| if s.tells || s.side == "unstated" { String::new() } else { s.side.clone() };
    // An open interval or a month may hold the other's day, and a weekday is any.
    let whole = |s: &Statement| s.date.len() == 10 && !s.date.contains(':');
    let days = whole(a) && whole(b) && a.date[4..] != b.date[4..];
    differ(&side(a), &side(b)) || days
}

/// What speaks for two statements being one, or against it, beside their words.
fn leaning(a: &Statement, b: &Statement) -> i32 {
    let long = |word: &&str| word.len() > NAME_MIN;
    let same = || {
        a.speaker == b.speaker
            || a.speaker.split('-').filter(long).any(|w| b.speaker.split('-').any(|other| other == w))
    };
    let speaker = match (a.tells, b.tells) {
        _ if same() => FOR,
        (true, true) if a.anonymous || b.anonymous => FOR / 2,
        (true, true) => -AGAINST / 2,
        // A source tells what others said.
        (true, _) | (_, true) => 0,
        _ => -AGAINST,
    };
    let day = if a.date == b.date && !a.date.is_empty() { FOR } else { 0 };
    day + speaker + if a.agenda == b.agenda && !a.agenda.is_empty() { FOR } else { 0 }
}

/// What its place among surely retold pairs says for or against a pair.
fn place(anchors: &[Pair], (i, j): Pair) -> i32 {
    let crossed = anchors.iter().filter(|(a, b)| (*a < i && *b > j) || (*a > i && *b < j)).count();
    match crossed * 4 {
        0 if anchors.is_empty() => 0,
        0 => FOR,
        crossed if crossed <= anchors.len() => 0,
        _ => -AGAINST,
    }
}

/// The weight of each concept: the fewer statements of the two articles have it, the more it says.
fn weights(left: &[Set], right: &[Set]) -> Vec<f64> {
    let all = || left.iter().chain(right);
    let last = all().filter_map(|set| set.last()).max().copied().unwrap_or(0);
    let mut seen = vec![0.0; last + 1];
    all().flatten().for_each(|concept| seen[*concept] += 1.0);
    let count = all().map(|_| 1.0).sum::<f64>();
    seen.into_iter().map(|n: f64| if n > 0.0 { (1.0 + count / n).ln() } else { 0.0 }).collect()
}

/// Thousandths of what the one of two sets that says less says, that the other says as well.
fn share(weights: &[f64], a: &Set, b: &Set) -> i32 {
    part(common(weights, a, b), sum(weights, a).min(sum(weights, b)))
}

/// The same of the one that says more.
fn of_longer(weights: &[f64], a: &Set, b: &Set) -> i32 {
    part(common(weights, a, b), sum(weights, a).max(sum(weights, b)))
}

fn part(some: f64, whole: f64) -> i32 {
    if whole > 0.0 { (some / whole * 1000.0) as i32 } else { 0 }
}

fn sum(weights: &[f64], set: &Set) -> f64 {
    set.iter().map(|c| weights[*c]).sum()
}

/// What two sets have in common.
fn intersection(a: &Set, b: &Set) -> Set {
    a.iter().filter(|c| b.binary_search(c).is_ok()).copied().collect()
}

/// The weight of what two sets have in common.
fn common(weights: &[f64], a: &Set, b: &Set) -> f64 {
    let (mut common, mut at) = (0.0, 0);
    for concept in a {
        while b.get(at).is_some_and(|other| other < concept) {
            at += 1;
        }
        if b.get(at) == Some(concept) {
            common += weights[*concept];
        }
    }
    common
}

/// Of these pairs those that are the closest, or nearly, for one of their two statements, in order; and whether for both.
fn closest(scored: Vec<(i32, Pair)>) -> Vec<(bool, Pair)> {
    let mut best: BTreeMap<(bool, usize), i32> = BTreeMap::new();
    for (score, (i, j)) in &scored {
        for end in [(false, *i), (true, *j)] {
            let known = best.entry(end).or_insert(*score);
            *known = (*known).max(*score);
        }
    }
    let near = |score: i32, end: (bool, usize)| best.get(&end).is_some_and(|best| score + NEAR >= *best);
    let ends = |(score, (i, j)): &(i32, Pair)| (near(*score, (false, *i)), near(*score, (true, *j)));
    let kept = scored.iter().map(|one| (ends(one), one.1)).filter(|((one, other), _)| *one || *other);
    let mut out: Vec<(bool, Pair)> = kept.map(|((one, other), pair)| (one && other, pair)).collect();
    out.sort_unstable_by_key(|(_, pair)| *pair);
    out
}

/// The most of these pairs that stand in one order in both articles.
fn in_order(pairs: &[Pair]) -> Vec<Pair> {
    // For each pair the length of the longest line that ends with it, and the pair before it there.
    let mut lines: Vec<(usize, usize)> = Vec::new();
    for (n, pair) in pairs.iter().enumerate() {
        let before = (0..n).filter(|m| pairs[*m].0 < pair.0 && pairs[*m].1 < pair.1).max_by_key(|m| lines[*m].0);
        lines.push(before.map_or((1, n), |m| (lines[m].0 + 1, m)));
    }
    let mut out = Vec::new();
    let mut at = (0..pairs.len()).max_by_key(|n| lines[*n].0);
    while let Some(n) = at {
        out.push(pairs[n]);
        at = Some(lines[n].1).filter(|before| *before != n);
    }
    out.reverse();
    out
}
