//! What was given to be read: texts and files, and what is proposed of them, made beside the keeper.

use super::reading::{Article, Reading, bounded};
use crate::api::RefusalText;
use crate::cli::account;
use crate::fault::CliFault;
use crate::web::Web;
use crate::web::upload::{Limits, Posted};
use act::Refusal;
use press::{Article as Text, Drafted, Fault, Press};
use std::sync::LazyLock;

/// The longest article that is read here, bytes. What it costs stands in docs/benchmarks.md: the command line, which no
/// node waits for, reads longer ones.
pub(super) const BYTES_MAX: usize = 1 << 20;
/// Articles that are read together.
pub(super) const ARTICLES_MAX: usize = 8;

/// What a form may send: a pasted article with what is typed beside it, and files; one too many shows that they are.
pub(super) const LIMITS: Limits = Limits { texts: BYTES_MAX + 4096, file: BYTES_MAX, files: ARTICLES_MAX };

/// What articles in English are read with.
static PRESS: LazyLock<Result<Press, CliFault>> = LazyLock::new(|| account::press("en", None));

/// The table by which names are folded; `None` if the program was built with one that cannot be read.
pub(super) fn table() -> Option<&'static Press> {
    PRESS.as_ref().ok()
}

/// Articles to be read, in their order, with what holds where one does not say it itself.
pub(super) struct Given {
    articles: Vec<(String, Vec<u8>)>,
    outlet: String,
    day: String,
}

impl Given {
    /// The articles of a form; the pasted one first.
    ///
    /// # Errors
    /// Every refusal at once, each with its control: `article-none`, `article-many`, `article-day`.
    pub fn of(posted: &mut Posted) -> Result<Given, Vec<RefusalText>> {
        let typed = |name: &str| posted.form.get(name).map_or("", |t| t.trim()).to_owned();
        let (text, outlet, day) = (typed("text"), typed("outlet"), typed("published"));
        let mut articles: Vec<(String, Vec<u8>)> = Vec::new();
        if !text.is_empty() {
            articles.push((called(text.lines().next().unwrap_or_default()), text.into_bytes()));
        }
        let files = std::mem::take(&mut posted.files);
        articles.extend(files.into_iter().map(|file| (called(&file.name), file.bytes)));
        let mut refused = Vec::new();
        let mut refuse = |field: &str, refusal: Refusal| {
            refused.push(RefusalText { field: Some(field.to_owned()), ..RefusalText::from(&refusal) });
        };
        if articles.is_empty() {
            refuse("text", Refusal::new("article-none"));
        }
        if articles.len() > ARTICLES_MAX {
            let many = Refusal::new("article-many").with("given", articles.len()).with("max", ARTICLES_MAX);
            refuse("files", many);
        }
        if !day.is_empty() && day.parse::<jiff::civil::Date>().is_err() {
            refuse("published", Refusal::new("article-day").with("given", &day));
        }
        let outlet = words::clean(&outlet).chars().take(90).collect();
        if refused.is_empty() { Ok(Given { articles, outlet, day }) } else { Err(refused) }
    }

    /// Reads and drafts. It may take seconds: not on a thread that others wait for.
    ///
    /// # Errors
    /// Every refusal at once, or that the tables cannot be read.
    fn read(self) -> Result<Reading, CliFault> {
        let press = PRESS.as_ref().map_err(|_| CliFault::refused(&Refusal::new("article-table")))?;
        let (mut all, mut articles, mut refused) = (Vec::new(), Vec::<Article>::new(), Vec::new());
        for (name, bytes) in self.articles {
            match drafted(press, &bytes) {
                Ok((drafted, left_out)) => {
                    let article = Article::new(name, &drafted, &self.outlet, &self.day);
                    articles.push(Article { left_out, ..article });
                    all.push(drafted);
                }
                Err(fault) => {
                    let refusal = RefusalText::from(&account::refusal(&name, fault, BYTES_MAX));
                    refused.push(RefusalText { field: Some("files".into()), ..refusal });
                }
            }
        }
        if !refused.is_empty() {
            return Err(CliFault::Refused(refused));
        }
        Ok(Reading::new(articles, press::copies(&all)))
    }
}

fn drafted(press: &Press, bytes: &[u8]) -> Result<(Drafted, usize), Fault> {
    if bytes.len() > BYTES_MAX {
        return Err(Fault::Long);
    }
    let mut drafted = press.draft(&Text::read(bytes)?);
    let left_out = bounded(&mut drafted);
    Ok((drafted, left_out))
}

/// What an article is called on a page: a line of it, or its file.
fn called(name: &str) -> String {
    let name: String = words::clean(name.trim()).chars().take(80).collect();
    if name.is_empty() { "…".to_owned() } else { name }
}

impl Web {
    /// What is proposed of these articles. One reading at a time, so that many cost no more memory than one; on a thread of
    /// its own, which holds up neither the keeper nor other pages.
    pub(super) async fn proposed(&self, given: Given) -> Result<Reading, CliFault> {
        let turn = self.reading.clone().acquire_owned().await.map_err(|e| CliFault::Io(e.to_string()))?;
        let read = move || {
            let read = given.read();
            drop(turn);
            read
        };
        tokio::task::spawn_blocking(read).await.map_err(|e| CliFault::Io(e.to_string()))?
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::web::upload::File;

    fn posted(text: &str, files: &[(&str, &[u8])], day: &str) -> Posted {
        let form = [("text", text), ("published", day)].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        let file = |(name, bytes): &(&str, &[u8])| File {
            control: "files".into(),
            name: (*name).into(),
            bytes: bytes.to_vec(),
        };
        Posted { form, files: files.iter().map(file).collect() }
    }

    fn codes(text: &str, files: &[(&str, &[u8])], day: &str) -> Vec<(String, String)> {
        let all = match Given::of(&mut posted(text, files, day)).map(Given::read) {
            Err(all) | Ok(Err(CliFault::Refused(all))) => all,
            Ok(other) => panic!("{:?}", other.map(drop)),
        };
        all.into_iter().map(|r| (r.field.unwrap(), r.code)).collect()
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_control_and_everything_at_once() {
        let told = |pairs: &[(&str, &str)]| pairs.iter().map(|(f, c)| ((*f).into(), (*c).into())).collect::<Vec<_>>();
        assert_eq!(codes("", &[], "12 March"), told(&[("text", "article-none"), ("published", "article-day")]));
        assert_eq!(codes(" \n ", &[], ""), told(&[("text", "article-none")]));
        let many: Vec<(&str, &[u8])> = vec![("a.txt", b"It said so."); ARTICLES_MAX + 1];
        assert_eq!(codes("", &many, ""), told(&[("files", "article-many")]));
        let long = vec![b'a'; BYTES_MAX + 1];
        let bad: [(&str, &[u8]); 4] =
            [("l.txt", &long), ("b.zip", b"PK\x03\x04"), ("e.txt", b"ab\xE9"), ("n.txt", b"12")];
        let codes = codes("", &bad, "");
        let codes: Vec<&str> = codes.iter().map(|(_, code)| code.as_str()).collect();
        assert_eq!(codes, ["article-long", "article-binary", "article-encoding", "article-empty"]);
    }

    #[test]
    fn what_is_typed_beside_an_article_holds_where_the_article_does_not_say_it() {
        let text = "Reuters\n\nPublished: 14 May 2031\n\nAn official said that nothing would move without a timetable.";
        let mut form =
            posted(text, &[("b.txt", b"An official said that nothing would move without a plan.")], "2031-05-20");
        form.form.insert("outlet".into(), " A daily\u{202e} paper ".into());
        let reading = Given::of(&mut form).unwrap().read().unwrap();
        let shown: Vec<_> =
            reading.articles.iter().map(|a| (a.name.as_str(), a.outlet.as_str(), a.day.as_str())).collect();
        assert_eq!(shown, [("Reuters", "reuters", "2031-05-14"), ("b.txt", "A daily paper", "2031-05-20")]);
    }
}
