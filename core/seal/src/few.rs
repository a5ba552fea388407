//! Keys of single acts, wrapped for single members: acts sealed to a few, and releases to one more.

use crate::secret::name_bytes;
use crate::{BaseKey, SealFault, SealingKey, sealing};
use act::{Genesis, Kernel, MemberId, Name, Wrap};
use alloc::vec::Vec;
use rand_core::CryptoRng;

/// Wraps an act's base key for one member's public sealing key.
///
/// # Errors
/// [`SealFault::PublicKey`] if that key is unsound.
pub fn wrap(
    base: &BaseKey,
    genesis: &Genesis,
    name: &Name,
    to: MemberId,
    public: &[u8],
    rng: &mut impl CryptoRng,
) -> Result<Wrap, SealFault> {
    let (enc, key) = sealing::wrap(base.bytes(), &info(genesis, name, to), public, rng)?;
    Ok(Wrap { to, enc, key })
}

/// Takes the base key of the act `name` out of the wrap for `me`.
///
/// # Errors
/// [`SealFault::NoWrap`] if it is addressed to another member; [`SealFault::Wrap`] if it does not open.
pub fn unwrap(
    wrap: &Wrap,
    me: MemberId,
    key: &SealingKey,
    genesis: &Genesis,
    name: &Name,
) -> Result<BaseKey, SealFault> {
    if wrap.to != me {
        return Err(SealFault::NoWrap);
    }
    key.unwrap(&info(genesis, name, me), &wrap.enc, &wrap.key).map(|k| BaseKey::from_bytes(*k))
}

/// The kernel act that hands an act's key to one more member.
///
/// # Errors
/// As [`wrap`].
pub fn release(
    base: &BaseKey,
    genesis: &Genesis,
    name: &Name,
    to: MemberId,
    public: &[u8],
    rng: &mut impl CryptoRng,
) -> Result<Kernel, SealFault> {
    let Wrap { to, enc, key } = wrap(base, genesis, name, to, public, rng)?;
    Ok(Kernel::Release { act: *name, to, enc, key })
}

/// Takes the act's name and key out of a [`Kernel::Release`] to `me`.
///
/// # Errors
/// [`SealFault::OtherAct`], or as [`unwrap`].
pub fn receive(act: &Kernel, me: MemberId, key: &SealingKey, genesis: &Genesis) -> Result<(Name, BaseKey), SealFault> {
    let Kernel::Release { act: name, to, enc, key: wrapped } = act else { return Err(SealFault::OtherAct) };
    let given = Wrap { to: *to, enc: enc.clone(), key: wrapped.clone() };
    Ok((*name, unwrap(&given, me, key, genesis, name)?))
}

fn info(genesis: &Genesis, name: &Name, to: MemberId) -> Vec<u8> {
    [&b"cw/wrap/1"[..], &genesis.0, &name_bytes(name), &to.0.to_be_bytes()].concat()
}
