//! A complaint: a sealed act does not open to what its author committed to, and everybody can see it.

use crate::{BaseKey, SealFault, open};
use act::{Genesis, Kernel, Name, Statement};

/// What a published key shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The author is at fault, and of what.
    Founded(SealFault),
    /// The act opens to what its author committed to; or it is public; or a member knows that this is not its key.
    Unfounded,
    /// The ciphertext does not open under the published key. Either that is not the act's key, and the complaint is
    /// false, or the author sealed garbage: only members who hold the channel's secret can tell,
    /// by [`crate::Keyring::judge_complaint`].
    Unproven,
}

/// The complaint about the act `name`. It publishes that act's key: file it only after a fault that
/// [`SealFault::is_provable`], since any other proves nothing and gives the content away.
pub fn complain(name: &Name, base: &BaseKey) -> Kernel {
    Kernel::Complaint { act: *name, key: *base.bytes() }
}

/// What a complaint's key shows to everybody, members or not. Each node recomputes it from the record alone.
///
/// It is founded only if the ciphertext opens under the published key to something that is no content, is padded wrongly,
/// or is not what the commitment says. The author signed the ciphertext with all that it is bound to, so a complainer
/// cannot change either to suit a key; to find a second key under which they open takes some 2^128 trials. So what opens,
/// the author sealed, and an honest author cannot be accused. That nothing opens proves nothing, because anybody can
/// publish a wrong key. A wrap that does not open for its recipient cannot be proven without that recipient's private key.
pub fn judge_complaint(statement: &Statement, name: &Name, key: &[u8; 32], genesis: &Genesis) -> Verdict {
    match open(statement, name, &BaseKey::from_bytes(*key), genesis) {
        Ok(_) | Err(SealFault::NotSealed) => Verdict::Unfounded,
        Err(fault) if fault.is_provable() => Verdict::Founded(fault),
        Err(_) => Verdict::Unproven,
    }
}
