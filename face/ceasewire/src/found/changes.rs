//! Changes of keys, roots and members, with the approvals of a member's root keys.

use super::{approve, approve_with, key_text, member_id, secret};
use crate::fault::CliFault;
use act::{ActKey, Approval, Kernel, KeyBytes, MemberId, Purpose};
use record::{Founding, MemberEntry};
use std::path::Path;

/// Makes a new act key in `file` and the change that registers it, approved by two roots.
///
/// # Errors
/// If the file is there already, or fewer than two root keys are.
pub fn key_add(
    founding: &Founding,
    member: &str,
    name: &str,
    purpose: Purpose,
    roots: &Path,
    file: &Path,
) -> Result<Kernel, CliFault> {
    if file.exists() {
        return Err(CliFault::refused(&act::Refusal::new("folder-not-empty").with("path", file.display())));
    }
    let seed = secret()?;
    let add = key_register(founding, member, name, purpose, roots, ActKey::from_seed(&seed).public().bytes())?;
    store::atomic::replace_secret(file, key_text(&seed).as_bytes())?;
    Ok(add)
}

/// The change that registers a key whose secret half is elsewhere, such as on a token, approved by two roots.
///
/// # Errors
/// If fewer than two root keys are there.
pub fn key_register(
    founding: &Founding,
    member: &str,
    name: &str,
    purpose: Purpose,
    roots: &Path,
    public: KeyBytes,
) -> Result<Kernel, CliFault> {
    let id = member_id(founding, member)?;
    let add = |approvals| Kernel::KeyAdd { name: name.into(), public, purpose, approvals };
    let approvals = approve(roots, member, id, &founding.genesis(), &add(Vec::new()).change())?;
    Ok(add(approvals))
}

/// The change that makes a key void from its leaf on, approved by two roots.
///
/// # Errors
/// If fewer than two root keys are there.
pub fn key_revoke(
    founding: &Founding,
    member: &str,
    key: [u8; 4],
    last_good: u64,
    roots: &Path,
) -> Result<Kernel, CliFault> {
    let id = member_id(founding, member)?;
    let revoke = |approvals| Kernel::KeyRevoke { key, last_good, approvals };
    let approvals = approve(roots, member, id, &founding.genesis(), &revoke(Vec::new()).change())?;
    Ok(revoke(approvals))
}

/// Makes a new root key in `file` and the change that puts it in the place of root `slot` (0 to 2), approved by the member's
/// two others.
///
/// # Errors
/// If the file is there already, or one of the two other root keys is not.
pub fn root_replace(
    founding: &Founding,
    member: &str,
    (slot, replaces): (u64, KeyBytes),
    roots: &Path,
    file: &Path,
) -> Result<Kernel, CliFault> {
    if file.exists() {
        return Err(CliFault::refused(&act::Refusal::new("folder-not-empty").with("path", file.display())));
    }
    let id = member_id(founding, member)?;
    let seed = secret()?;
    let public = ActKey::from_seed(&seed).public().bytes();
    let replace = |approvals| Kernel::RootReplace { root: slot, public, replaces, approvals };
    let others: Vec<u64> = (0..3).filter(|root| *root != slot).collect();
    let change = replace(Vec::new()).change();
    let approvals = approve_with(roots, &others, member, id, &founding.genesis(), &change)?;
    store::atomic::replace_secret(file, key_text(&seed).as_bytes())?;
    Ok(replace(approvals))
}

/// Refuses what another member's founding roots have signed: that would only show when it is too late. A root that came
/// later is known to the record alone, which judges it.
///
/// # Errors
/// `key-not-approved`.
pub fn not_anothers(
    founding: &Founding,
    member: MemberId,
    change: &[u8],
    approvals: &[Approval],
) -> Result<(), CliFault> {
    let mut others = (0..).map(MemberId).zip(&founding.members).filter(|(id, _)| *id != member);
    let signed = |entry: &MemberEntry| approvals.iter().any(|a| entry.holds(a, change, &founding.genesis()));
    match others.any(|(_, entry)| signed(entry)) {
        true => Err(CliFault::refused(&act::Refusal::new("key-not-approved"))),
        false => Ok(()),
    }
}

/// The change by which a member leaves, before anybody has approved it.
///
/// # Errors
/// If there is no such member.
pub fn leave(founding: &Founding, member: &str, reason: &str, approvals: Vec<Approval>) -> Result<Kernel, CliFault> {
    Ok(Kernel::MemberSuspend { member: member_id(founding, member)?, reason: reason.into(), approvals })
}
