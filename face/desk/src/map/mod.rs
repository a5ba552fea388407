//! Where an incident is said to be: a drawing of our own, each account as a square as large as what it leaves open.
//!
//! North is up in every language, both parties are drawn with the same weight, and nobody else is asked for a picture.
//! Source: DESIGN 7, DOMAIN 6.

use crate::frame::{Frame, Role, alternat};
use crate::html::Markup;
use ::rulebook::{Arg, PlaceShape};
use askama::Template;
use situation::views::CaseView;

/// Width and height of the drawing, in its own units.
const WIDE: f64 = 372.0;
const HIGH: f64 = 236.0;
/// The least that is drawn around an account, metres: what is closer than this is one spot to an eye.
const LEAST_M: f64 = 250.0;
/// Metres in 1e-5 degrees of latitude.
const METRES: f64 = 1.111_949;

/// What one member says of where it was.
struct Account<'a> {
    member: &'a str,
    value: &'a Arg,
    points: Vec<(i64, i64)>,
    closed: bool,
    within_m: f64,
}

/// Something drawn: its class, its outline, the tag in it.
struct Drawn {
    class: &'static str,
    outline: String,
    tag: Option<(f64, f64, String)>,
}

#[derive(Template)]
#[template(path = "map/panel.html")]
struct Panel<'a> {
    f: &'a Frame<'a>,
    author: &'a str,
    act: u64,
    coarse: bool,
    illustrative: bool,
    grid: Vec<(f64, f64, f64, f64)>,
    zones: Vec<Drawn>,
    accounts: Vec<Drawn>,
    /// Where each is, how far below stands its name, and the name.
    towns: Vec<(f64, f64, f64, String)>,
    scale: (f64, String),
    said: Vec<(&'a str, Markup)>,
}

/// The panel of a case; `None` if nobody says where it was. `coarse`: its owner sealed the exact place to a few.
pub(crate) fn panel(f: &Frame<'_>, c: &CaseView, zones: &[::rulebook::Zone], coarse: bool) -> Option<Markup> {
    let accounts = accounts(f, c, zones);
    let view = View::over(accounts.iter().flat_map(|a| a.points.iter().map(|p| (*p, a.within_m))))?;
    let drawn = |a: &Account<'_>| {
        let member = f.members.iter().find(|m| m.name == a.member);
        let letter = member.map_or_else(|| "?".to_owned(), |m| f.letter(m));
        let class = match member.map(|m| m.role) {
            Some(Role::A) => "claim a",
            Some(Role::B) => "claim b",
            _ => "claim o",
        };
        let outline = match (&a.points[..], a.closed) {
            ([one], _) => view.square(*one, a.within_m.max(LEAST_M)),
            (points, closed) => view.path(points, closed),
        };
        let tag = a.points.get(a.points.len() / 2).map(|p| view.at(*p)).map(|(x, y)| (x, y, letter));
        Drawn { class, outline, tag }
    };
    let ring = |z: &&::rulebook::Zone| z.ring.iter().any(|p| view.holds(*p)) || z.ring.len() > 2;
    let zone = |z: &::rulebook::Zone| Drawn {
        class: match z.side.as_deref() {
            Some("a") => "zone a",
            Some("b") => "zone b",
            _ => "zone",
        },
        outline: view.path(&z.ring, true),
        tag: None,
    };
    let accounts_drawn: Vec<Drawn> = accounts.iter().map(drawn).collect();
    let tags: Vec<(f64, f64)> =
        accounts_drawn.iter().filter_map(|a| a.tag.as_ref().map(|(x, y, _)| (*x, *y))).collect();
    let towns = f.words.gazetteer().places().iter().filter(|p| view.holds(p.point));
    let towns = towns.take(5).map(|p| {
        let (x, y) = view.at(p.point);
        let name = p.name_in(&f.lang).to_owned();
        (x, y, beside((x, y), name.chars().count(), &tags), name)
    });
    let panel = Panel {
        f,
        author: &c.author,
        act: c.index,
        coarse,
        illustrative: zones.iter().any(|z| z.illustrative),
        grid: view.grid(),
        zones: zones.iter().filter(ring).map(zone).collect(),
        towns: towns.collect(),
        scale: view.scale(f),
        said: accounts.iter().map(|a| (a.member, f.r().value(a.value))).collect(),
        accounts: accounts_drawn,
    };
    Some(Markup::raw(panel.render().expect("a template writes into memory")))
}

/// How far below a town its name is written so that no party's tag covers it: as near as there is room.
fn beside((x, y): (f64, f64), letters: usize, tags: &[(f64, f64)]) -> f64 {
    // A tag reaches 11 to each side and 10 up and down; a letter is about 6 wide, and one line 11 high.
    let half = letters as f64 * 3.0 + 13.0;
    let free = |at: &f64| {
        let covered = |(tx, ty): &(f64, f64)| (tx - x).abs() < half && ty + 10.0 > at - 10.0 && ty - 10.0 < at + 3.0;
        (12.0..HIGH - 4.0).contains(at) && !tags.iter().any(covered)
    };
    let mut places: Vec<f64> = tags.iter().flat_map(|(_, ty)| [ty + 21.0, ty - 14.0]).collect();
    places.sort_by(|a, b| (a - y).abs().total_cmp(&(b - y).abs()));
    places.insert(0, y + 13.0);
    tenth(places.into_iter().find(free).unwrap_or(y + 13.0) - y)
}

/// What each member says of the place, the parties in the order of the page; of a case without facts, what it says itself.
fn accounts<'a>(f: &Frame<'_>, c: &'a CaseView, zones: &[::rulebook::Zone]) -> Vec<Account<'a>> {
    let row = c.facts.rows.iter().find(|row| row.fact == "place");
    let mut said: Vec<(&str, &Arg)> = row.map_or_else(Vec::new, |row| {
        let cells = c.facts.members.iter().zip(&row.cells);
        cells.filter_map(|(member, cell)| Some((member.as_str(), cell.value.as_ref()?))).collect()
    });
    if said.is_empty() {
        let args = c.phrase.iter().flat_map(|p| p.args.values());
        said.extend(args.filter(|a| matches!(a, Arg::Place { .. })).map(|a| (c.author.as_str(), a)));
    }
    let order = alternat(f);
    said.sort_by_key(|(member, _)| order.iter().position(|p| p == member).unwrap_or(order.len()));
    said.into_iter().filter_map(|(member, value)| account(member, value, zones)).collect()
}

fn account<'a>(member: &'a str, value: &'a Arg, zones: &[::rulebook::Zone]) -> Option<Account<'a>> {
    let Arg::Place { shape, uncertainty_m } = value else { return None };
    let (points, closed) = match shape {
        PlaceShape::Point(point) => (vec![*point], true),
        PlaceShape::Line(points) => (points.clone(), false),
        PlaceShape::Area(points) => (points.clone(), true),
        PlaceShape::Zone(id) => (zones.iter().find(|z| z.id == *id)?.ring.clone(), true),
    };
    (!points.is_empty()).then_some(Account { member, value, points, closed, within_m: *uncertainty_m as f64 })
}

/// The part of the ground that is drawn, flat around its middle.
struct View {
    middle: (f64, f64),
    /// Metres of one unit of the drawing.
    unit_m: f64,
    cosine: f64,
}

impl View {
    /// The view that holds all these points with what they leave open, and as much again around them.
    fn over(points: impl Iterator<Item = ((i64, i64), f64)> + Clone) -> Option<View> {
        let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
        for ((lat, lon), _) in points.clone() {
            low = (low.0.min(lat as f64), low.1.min(lon as f64));
            high = (high.0.max(lat as f64), high.1.max(lon as f64));
        }
        if low.0 > high.0 {
            return None;
        }
        let middle = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
        let cosine = (middle.0 / 1e5).to_radians().cos().max(0.01);
        let within = points.map(|(_, within)| within.max(LEAST_M)).fold(LEAST_M, f64::max);
        let tall = (high.0 - low.0) * METRES + 2.0 * within;
        let broad = (high.1 - low.1) * METRES * cosine + 2.0 * within;
        let unit_m = (tall / HIGH).max(broad / WIDE) * 1.7;
        Some(View { middle, unit_m, cosine })
    }

    fn at(&self, (lat, lon): (i64, i64)) -> (f64, f64) {
        let east = (lon as f64 - self.middle.1) * METRES * self.cosine / self.unit_m;
        let north = (lat as f64 - self.middle.0) * METRES / self.unit_m;
        (tenth(WIDE / 2.0 + east), tenth(HIGH / 2.0 - north))
    }

    fn holds(&self, point: (i64, i64)) -> bool {
        let (x, y) = self.at(point);
        (14.0..WIDE - 14.0).contains(&x) && (14.0..HIGH - 14.0).contains(&y)
    }

    fn path(&self, points: &[(i64, i64)], closed: bool) -> String {
        let one = |(n, p): (usize, &(i64, i64))| {
            let (x, y) = self.at(*p);
            format!("{}{x} {y}", if n == 0 { 'M' } else { 'L' })
        };
        let path: String = points.iter().enumerate().map(one).collect();
        if closed { path + "Z" } else { path }
    }

    fn square(&self, middle: (i64, i64), within_m: f64) -> String {
        let ((x, y), half) = (self.at(middle), within_m / self.unit_m);
        let (left, top, side) = (tenth(x - half), tenth(y - half), tenth(2.0 * half));
        format!("M{left} {top}h{side}v{side}h-{side}Z")
    }

    /// A length that reads well and takes about a quarter of the drawing, in metres.
    fn step_m(&self) -> f64 {
        let most = WIDE * self.unit_m / 4.0;
        let ten = 10f64.powf(most.log10().floor());
        [5.0, 2.0, 1.0].into_iter().map(|n| n * ten).find(|m| *m <= most).unwrap_or(ten)
    }

    fn grid(&self) -> Vec<(f64, f64, f64, f64)> {
        let step = self.step_m() / self.unit_m;
        let lines = |whole: f64| {
            let count = (whole / 2.0 / step).ceil() as i32;
            (-count..=count)
                .map(move |n| tenth(whole / 2.0 + f64::from(n) * step))
                .filter(move |at| *at > 0.0 && *at < whole)
        };
        let down = lines(WIDE).map(|x| (x, 0.0, x, HIGH));
        down.chain(lines(HIGH).map(|y| (0.0, y, WIDE, y))).collect()
    }

    fn scale(&self, f: &Frame<'_>) -> (f64, String) {
        let metres = self.step_m() as u64;
        let (n, id) = if metres >= 1000 { (metres / 1000, "desk_map-km") } else { (metres, "desk_map-m") };
        (tenth(self.step_m() / self.unit_m), f.r().count_text(id, n))
    }
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_stands_in_the_drawing_and_mirrored_accounts_mirror() {
        let places = [((3_308_670, 3_584_300), 50.0), ((3_310_000, 3_586_000), 5_000.0)];
        let view = View::over(places.into_iter()).unwrap();
        for (point, within) in places {
            assert!(view.holds(point));
            let half = within / view.unit_m;
            let (x, y) = view.at(point);
            assert!(x - half > 0.0 && x + half < WIDE && y - half > 0.0 && y + half < HIGH, "{x} {y} {half}");
        }
        let (a, b) = (view.at(places[0].0), view.at(places[1].0));
        assert!((a.0 + b.0 - WIDE).abs() < 0.2 && (a.1 + b.1 - HIGH).abs() < 0.2, "the two stand opposite each other");
        assert!(a.1 > b.1, "north is up");
        assert!(View::over(std::iter::empty()).is_none());
    }

    #[test]
    fn no_tag_covers_a_towns_name() {
        let at = (186.0, 118.0);
        assert!((beside(at, 8, &[]) - 13.0).abs() < 0.1, "just below");
        assert!(beside(at, 8, &[(186.0, 118.0)]).abs() < 22.0, "next to the tag that stands on it");
        for tags in [&[(190.0, 120.0), (180.0, 140.0)][..], &[(186.0, 222.0)], &[(186.0, 118.0), (186.0, 139.0)]] {
            for y in [118.0, 205.0] {
                let line = y + beside((186.0, y), 8, tags);
                assert!(tags.iter().all(|(_, ty)| line - 10.0 >= ty + 10.0 || line + 3.0 <= ty - 10.0), "{y}: {line}");
            }
        }
    }

    #[test]
    fn the_scale_is_a_round_length_that_fits() {
        for within in [1.0, 300.0, 5_000.0, 400_000.0] {
            let view = View::over([((3_300_000, 3_580_000), within)].into_iter()).unwrap();
            let (step, len) = (view.step_m(), view.step_m() / view.unit_m);
            assert!(len > 20.0 && len <= WIDE / 4.0 + 0.1, "{within}: {step} {len}");
        }
    }
}
