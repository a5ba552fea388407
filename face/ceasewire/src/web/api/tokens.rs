//! Tokens, as whoever runs the node makes, lists and withdraws them over its own socket. No address of the API does.

use super::call::MARK;
use super::scope::Scopes;
use crate::api::{Issued, NewToken, TokenLine};
use crate::fault::CliFault;
use crate::found;
use crate::web::{Door, Role};
use act::Refusal;
use data_encoding::BASE64URL_NOPAD;
use rulebook::Rulebook;

const DAY_MS: u64 = 24 * 3_600_000;

/// Makes a token. Its text is in the answer and nowhere else.
///
/// # Errors
/// A name, officer, scope or time that cannot be; or a fault of the disk.
pub(crate) async fn add(door: &Door, new: NewToken, rulebook: &Rulebook) -> Result<Issued, CliFault> {
    let mut wrong: Vec<Refusal> = Vec::new();
    let (name, officer) = (new.name.trim().to_owned(), new.officer.trim().to_owned());
    let bad = |name: &str| name.is_empty() || name.chars().count() > 40 || words::clean(name) != name;
    wrong.extend(bad(&name).then(|| Refusal::new("token-name").with("given", &name)));
    wrong.extend(bad(&officer).then(|| Refusal::new("officer-name").with("given", &officer)));
    wrong.extend(new.scopes.iter().filter_map(|scope| Scopes::check(scope, rulebook).err()));
    wrong.extend(new.scopes.is_empty().then(|| Refusal::new("token-scope").with("given", "")));
    wrong.extend((!(1..=366).contains(&new.days)).then(|| Refusal::new("token-days").with("given", new.days)));
    if !wrong.is_empty() {
        return Err(CliFault::Refused(wrong.iter().map(Into::into).collect()));
    }
    let secret = *found::secret()?;
    let now = door.now();
    let (scopes, ends_ms) = (new.scopes.join(" "), now.saturating_add(new.days * DAY_MS));
    let kept = name.clone();
    let made = door
        .ask(move |kept_of| kept_of.add_token(&kept, (&officer, Role::ELSE.key()), &scopes, &secret, (now, ends_ms)))
        .await?;
    if !made {
        return Err(CliFault::refused(&Refusal::new("token-taken").with("given", &name)));
    }
    Ok(Issued { token: format!("{MARK}{}", BASE64URL_NOPAD.encode(&secret)), ends_ms })
}

/// Every token that was not withdrawn.
///
/// # Errors
/// A fault of the disk.
pub(crate) async fn list(door: &Door) -> Result<Vec<TokenLine>, CliFault> {
    let line = |t: store::Token| TokenLine {
        name: t.name,
        officer: t.officer_name,
        scopes: t.scopes.split_whitespace().map(str::to_owned).collect(),
        made_ms: t.made_ms,
        ends_ms: t.ends_ms,
        used_ms: t.used_ms,
    };
    Ok(door.ask(|kept| kept.tokens()).await?.into_iter().map(line).collect())
}

/// Withdraws a token; it opens nothing from now on, and its streams end.
///
/// # Errors
/// `token-unknown`, or a fault of the disk.
pub(crate) async fn end(door: &Door, name: String) -> Result<(), CliFault> {
    let known = name.trim().to_owned();
    let ended = door.ask(move |kept| kept.end_token(&known)).await?;
    ended.then_some(()).ok_or_else(|| CliFault::refused(&Refusal::new("token-unknown").with("given", name)))
}
