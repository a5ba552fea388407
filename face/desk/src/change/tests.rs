use super::*;
use std::hash::RandomState;

/// A page's elements, as a browser would hold them.
#[derive(Debug, Clone, PartialEq)]
struct Element {
    tag: String,
    /// Each text, behind so many children.
    texts: Vec<(usize, String)>,
    children: Vec<Element>,
}

impl Element {
    /// Reads elements one after the other.
    fn read_all(html: &str) -> Vec<Element> {
        let mut at = 0;
        let mut out = Vec::new();
        while html[at..].starts_with('<') && !html[at..].starts_with("</") {
            out.push(Element::read(html, &mut at));
        }
        out
    }

    fn read(html: &str, at: &mut usize) -> Element {
        let end = html[*at..].find('>').unwrap() + *at + 1;
        let tag = html[*at..end].to_owned();
        *at = end;
        let (mut texts, mut children) = (Vec::new(), Vec::new());
        loop {
            let next = html[*at..].find('<').unwrap() + *at;
            if *at < next {
                texts.push((children.len(), html[*at..next].to_owned()));
            }
            *at = next;
            if html[*at..].starts_with("</") {
                *at += html[*at..].find('>').unwrap() + 1;
                return Element { tag, texts, children };
            }
            children.push(Element::read(html, at));
        }
    }

    /// Does what the script of a page does with one step.
    fn step(&mut self, step: &str) {
        let (head, html) = step.split_once("\">").unwrap();
        let (how, path) = head.split_once(" main").unwrap();
        let mut places: Vec<usize> = path.split_whitespace().map(|n| n.parse().unwrap()).collect();
        if how == "append" {
            let within = places.into_iter().fold(self, |e, n| &mut e.children[n]);
            return within.children.extend(Element::read_all(html));
        }
        let at = places.pop().unwrap();
        let within = places.into_iter().fold(self, |e, n| &mut e.children[n]);
        match how {
            "remove" => drop(within.children.remove(at)),
            "replaceWith" => within.children[at] = Element::read_all(html).remove(0),
            "before" => drop(within.children.splice(at..at, Element::read_all(html))),
            "attributes-of" => within.children[at].tag = Element::read_all(&format!("{html}</x>")).remove(0).tag,
            other => panic!("{other}"),
        }
    }
}

fn main(inner: &str) -> String {
    format!("<main id=\"main\">{inner}</main>")
}

/// The steps from one page to the other, each as it stands in its template.
fn between(old: &str, new: &str) -> Option<Vec<String>> {
    let hashes = RandomState::new();
    let (was, is) = (Sketch::of(old, "<main", &hashes).unwrap(), Sketch::of(new, "<main", &hashes).unwrap());
    let steps = steps("main", &was.outline(), &is)?;
    Some(steps.split("<template id=\"").skip(1).map(|s| s.trim_end_matches("</template>").to_owned()).collect())
}

#[track_caller]
fn leads(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (main(old), main(new));
    let steps = between(&old, &new).unwrap();
    let mut page = Element::read_all(&old).remove(0);
    steps.iter().for_each(|s| page.step(s));
    assert_eq!(page, Element::read_all(&new).remove(0), "{steps:?}");
    steps
}

fn row(n: u32, says: &str) -> String {
    format!("<tr><td><a href=\"/record/{n}\">{n}</a></td><td>{says}</td></tr>")
}

#[test]
fn a_row_that_comes_in_front_and_one_that_goes_behind_are_two_steps() {
    let table = |rows: &[String]| format!("<section><table><tbody>{}</tbody></table></section>", rows.concat());
    let rows: Vec<String> = (1..=6).rev().map(|n| row(n, "said")).collect();
    let steps = leads(&table(&rows[1..]), &table(&rows[..5]));
    assert_eq!(steps, ["remove main 0 0 0 4\">".to_owned(), format!("before main 0 0 0 0\">{}", rows[0])]);
    assert!(leads(&table(&rows), &table(&rows)).is_empty());
}

#[test]
fn of_a_row_that_stays_only_the_cell_that_changed_is_sent() {
    let steps = leads(&(row(1, "a") + &row(2, "b")), &(row(1, "a") + &row(2, "c")));
    assert_eq!(steps, ["replaceWith main 1 1\"><td>c</td>"]);
}

#[test]
fn of_a_sentence_that_stays_only_the_figure_that_changed_is_sent() {
    let said = |n: u32, verb: &str| {
        format!("<p>Since <b>03:21</b> {verb} <bdi>{n}</bdi> acts, of them <bdi>2</bdi> reports.</p>")
    };
    assert_eq!(leads(&said(7, "came"), &said(8, "came")), ["replaceWith main 0 1\"><bdi>8</bdi>"]);
    assert_eq!(leads(&said(7, "came"), &said(7, "went")), [format!("replaceWith main 0\">{}", said(7, "went"))]);
    // A figure that was the other one is still told in its own place.
    leads("<p>a <bdi>1</bdi> b <bdi>2</bdi></p>", "<p>a <bdi>2</bdi> b <bdi>3</bdi></p>");
    let other = leads("<p>a <bdi>1</bdi> b <i>2</i></p>", "<p>a <i>2</i> b <bdi>3</bdi></p>");
    assert!(other[0].starts_with("replaceWith main 0\""), "{other:?}");
}

#[test]
fn a_class_changes_without_what_it_is_on() {
    let long = "<p>what stays</p>".repeat(9);
    let steps =
        leads(&format!("<div class=\"a\">{long}<p>1</p></div>"), &format!("<div class=\"b\">{long}<p>2</p></div>"));
    assert_eq!(steps, ["replaceWith main 0 9\"><p>2</p>", "attributes-of main 0\"><div class=\"b\">"]);
}

#[test]
fn what_the_script_keeps_going_is_no_change_and_what_it_goes_by_is() {
    let strip = |left: &str, used: u32, due: u32| {
        format!(
            "<article data-ends=\"{due}\"><b class=\"fig\">{left}</b><i class=\"used n{used}\"></i><p>to do</p></article>"
        )
    };
    let count = |old: &str, new: &str| between(&main(old), &main(new)).unwrap().len();
    assert_eq!(count(&strip("7", 1, 9), &strip("6", 2, 9)), 0);
    assert_eq!(count(&strip("7", 1, 9), &strip("6", 2, 8)), 1);
    assert_eq!(count("<b data-due=\"1\">7</b>", "<b data-due=\"1\">6</b>"), 0);
    assert_eq!(count("<b data-due=\"1\">7</b>", "<b data-due=\"2\">6</b>"), 1);
    let form =
        |mask: u32| format!("<form><input type=\"hidden\" name=\"csrf\" value=\"{mask}\"><button>a</button></form>");
    assert_eq!(count(&form(1), &form(2)), 0);
}

#[test]
fn whatever_page_follows_whatever_page_the_steps_lead_to_it() {
    let mut seed = 7u64;
    let mut below = |n: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % n
    };
    let mut page = |depth: u64| {
        let mut out = String::new();
        for _ in 0..=below(6) {
            let items: String = (0..below(5)).map(|_| row(below(6) as u32, ["a", "b"][below(2) as usize])).collect();
            out += &match below(5) {
                0 => format!("<p>{}</p>", below(3)),
                4 if below(2) == 0 => format!("<p>a{} <b>{}</b> b <i>c</i></p>", below(2), below(3)),
                4 => format!("<p><b>{}</b> b <b>{}</b></p>", below(3), below(3)),
                1 => format!("<ul><li>{}</li><li>{}</li></ul>", below(2), below(2)),
                _ => format!("<div class=\"c{}\"><table><tbody>{items}</tbody></table></div>", below(depth)),
            };
        }
        out
    };
    for _ in 0..2_000 {
        let (old, new) = (page(2), page(2));
        leads(&old, &new);
    }
}

#[test]
fn a_part_that_is_another_or_does_not_close_is_not_told_in_steps() {
    assert!(between("<main>1</main>", "<main class=\"a\">2</main>").is_none());
    let hashes = RandomState::new();
    for broken in ["<main><p></main>", "<main><p>", "<main", "<main>", "<p></p>", ""] {
        assert!(Sketch::of(broken, "<main", &hashes).is_none(), "{broken}");
    }
}

#[test]
fn an_attribute_may_hold_any_sign() {
    let steps = leads("<p title=\"a\">1</p>", "<p title=\"b\">1</p>");
    assert_eq!(steps, ["replaceWith main 0\"><p title=\"b\">1</p>"]);
    let hashes = RandomState::new();
    assert!(Sketch::of("<main><p title=\"a > b\">1</p><br><use href=\"#a\"/></main>", "<main", &hashes).is_some());
}
