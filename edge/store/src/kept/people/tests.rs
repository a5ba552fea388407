//! What is promised of ways in, passkeys and sessions.
#![allow(clippy::unwrap_used)]
use super::super::tests::{coming, opened};
use super::*;

const NEW: NewPasskey<'_> = NewPasskey { credential: b"c1", key: b"k1", counter: 0, name: "one" };

#[test]
fn an_invitation_and_its_passkey_are_used_up_together_or_not_at_all() {
    let (_dir, mut kept) = opened();
    let id = kept.invite("Officer 1", None, "duty", b"one", 100).unwrap();
    assert_eq!(kept.enroll(b"other", &NEW, &coming(b"s", 1)).unwrap(), None);
    assert!(kept.passkey(b"c1").unwrap().is_none(), "nobody was admitted, so nothing was kept");
    assert_eq!(kept.enroll(b"one", &NEW, &coming(b"s1", 1)).unwrap(), Some(id));
    assert_eq!(kept.passkey(b"c1").unwrap().unwrap().officer, id);
    kept.invite("Officer 2", None, "duty", b"two", 100).unwrap();
    assert!(kept.enroll(b"two", &NEW, &coming(b"s2", 1)).is_err(), "a passkey belongs to one officer");
    assert!(kept.invited(b"two", 2).unwrap().is_some(), "the invitation is not used up by a failure");
    assert!(kept.session(b"s2", 2, 1000).unwrap().is_none());
}

#[test]
fn the_last_passkey_stays_unless_another_way_in_waits() {
    let (_dir, mut kept) = opened();
    let id = kept.invite("Officer 1", None, "duty", b"one", 100).unwrap();
    kept.enroll(b"one", &NEW, &coming(b"s1", 1)).unwrap();
    let first = kept.passkeys(id).unwrap()[0].id;
    assert_eq!(kept.remove_passkey(id, first, 2).unwrap(), Removed::Last);
    kept.add_passkey(id, &NewPasskey { credential: b"c2", name: "two", ..NEW }, 2).unwrap();
    assert_eq!(kept.remove_passkey(id + 1, first, 2).unwrap(), Removed::Unknown, "another officer's");
    assert_eq!(kept.remove_passkey(id, first, 2).unwrap(), Removed::Done);
    let second = kept.passkeys(id).unwrap()[0].id;
    kept.invite("Officer 1", None, "duty", b"again", 100).unwrap();
    assert_eq!(kept.remove_passkey(id, second, 100).unwrap(), Removed::Last, "the invitation has lapsed");
    assert_eq!(kept.remove_passkey(id, second, 99).unwrap(), Removed::Done);
}

#[test]
fn coming_in_anew_leaves_the_old_session_behind() {
    let (_dir, mut kept) = opened();
    kept.invite("Officer 1", None, "duty", b"one", 100).unwrap();
    kept.invite("Officer 1", None, "duty", b"two", 100).unwrap();
    kept.enter(b"one", &coming(b"s1", 1)).unwrap();
    kept.enter(b"two", &Coming { before: Some(b"s1"), ..coming(b"s2", 2) }).unwrap();
    assert!(kept.session(b"s1", 3, 1000).unwrap().is_none());
    assert!(kept.session(b"s2", 3, 1000).unwrap().is_some());
}

#[test]
fn an_officer_lists_and_ends_own_sessions_and_no_others() {
    let (_dir, mut kept) = opened();
    let one = kept.invite("Officer 1", None, "duty", b"one", 100).unwrap();
    kept.invite("Officer 1", None, "duty", b"more", 100).unwrap();
    let two = kept.invite("Officer 2", None, "duty", b"two", 100).unwrap();
    kept.enter(b"one", &coming(b"s1", 1)).unwrap();
    kept.enter(b"more", &coming(b"s2", 2)).unwrap();
    kept.enter(b"two", &coming(b"s3", 3)).unwrap();
    let marks: Vec<_> = kept.sessions(one, 4, 1000).unwrap().into_iter().map(|s| s.mark).collect();
    assert_eq!(marks, [Kept::session_mark(b"s2"), Kept::session_mark(b"s1")]);
    assert_eq!(kept.end_sessions(two, Some(&marks[0])).unwrap(), 0);
    assert_eq!(kept.end_sessions(one, Some(&marks[0])).unwrap(), 1);
    assert!(kept.session(b"s2", 5, 1000).unwrap().is_none());
    assert_eq!(kept.end_sessions(one, None).unwrap(), 1);
    assert!(kept.session(b"s3", 5, 1000).unwrap().is_some());
}

#[test]
fn a_role_is_given_and_kept_until_another_is_given() {
    let (_dir, mut kept) = opened();
    kept.invite("Officer 1", None, "duty", b"one", 100).unwrap();
    let role = |kept: &Kept| kept.officers(1).unwrap()[0].role.clone();
    assert_eq!(role(&kept).as_deref(), Some("duty"));
    kept.invite("Officer 1", Some("reader"), "duty", b"two", 100).unwrap();
    kept.invite("Officer 1", None, "duty", b"three", 100).unwrap();
    assert_eq!(role(&kept).as_deref(), Some("reader"));
}

#[test]
fn who_is_revoked_has_no_way_in() {
    let (_dir, mut kept) = opened();
    let id = kept.invite("Officer 1", None, "duty", b"one", 100).unwrap();
    kept.enroll(b"one", &NEW, &coming(b"s1", 1)).unwrap();
    let passkey = kept.passkeys(id).unwrap()[0].id;
    assert_eq!(kept.revoke_passkey("Officer 2", passkey).unwrap(), 0);
    assert_eq!(kept.revoke_passkey("Officer 1", passkey).unwrap(), 2);
    assert!(kept.session(b"s1", 2, 1000).unwrap().is_none());
    kept.add_passkey(id, &NEW, 2).unwrap();
    assert_eq!(kept.revoke("Officer 1").unwrap(), 1);
    assert!(kept.passkeys(id).unwrap().is_empty());
}
