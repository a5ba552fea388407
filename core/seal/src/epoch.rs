//! An epoch: a channel's secret from one change of its members to the next.

use crate::sealing::wrap;
use crate::{EpochSecret, SealFault, SealingKey};
use act::{EpochWrap, Genesis, Kernel, MemberId};
use alloc::vec::Vec;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

/// The kernel act that starts an epoch: the secret wrapped for each recipient's public sealing key.
///
/// One wrap takes some 1,180 bytes, so that 27 recipients fit one act ([`act::ACT_LEN_MAX`]).
///
/// # Errors
/// [`SealFault::PublicKey`] if a recipient's key is unsound.
pub fn deliver(
    secret: &EpochSecret,
    channel: u64,
    epoch: u64,
    genesis: &Genesis,
    recipients: &[(MemberId, &[u8])],
    rng: &mut impl CryptoRng,
) -> Result<Kernel, SealFault> {
    let mut wrap_for = |(to, public): &(MemberId, &[u8])| {
        let (enc, secret) = wrap(secret.bytes(), &info(genesis, channel, epoch, *to), public, rng)?;
        Ok(EpochWrap { to: *to, enc, secret })
    };
    let wraps = recipients.iter().map(&mut wrap_for).collect::<Result<Vec<_>, SealFault>>()?;
    Ok(Kernel::Epoch { channel, epoch, check: check(secret), wraps })
}

/// Takes one's own copy of the secret out of a [`Kernel::Epoch`].
///
/// # Errors
/// [`SealFault::OtherAct`], [`SealFault::NoWrap`] if this member was left out, [`SealFault::Wrap`], or
/// [`SealFault::Check`] if this member was given another secret than `check` tells everybody.
pub fn receive(act: &Kernel, me: MemberId, key: &SealingKey, genesis: &Genesis) -> Result<EpochSecret, SealFault> {
    let Kernel::Epoch { channel, epoch, check: expected, wraps } = act else { return Err(SealFault::OtherAct) };
    let mine = wraps.iter().find(|w| w.to == me).ok_or(SealFault::NoWrap)?;
    let secret = key.unwrap(&info(genesis, *channel, *epoch, me), &mine.enc, &mine.secret)?;
    let secret = EpochSecret::from_bytes(*secret);
    if check(&secret) == *expected { Ok(secret) } else { Err(SealFault::Check) }
}

/// `SHA-256("cw/epoch/1" ‖ secret)`.
fn check(secret: &EpochSecret) -> [u8; 32] {
    Sha256::new().chain_update(b"cw/epoch/1").chain_update(secret.bytes()).finalize().into()
}

fn info(genesis: &Genesis, channel: u64, epoch: u64, to: MemberId) -> Vec<u8> {
    [&b"cw/epoch-wrap/1"[..], &genesis.0, &channel.to_be_bytes(), &epoch.to_be_bytes(), &to.0.to_be_bytes()].concat()
}
