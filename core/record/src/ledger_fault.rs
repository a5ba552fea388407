//! Why a leaf may not stand at the next index.

use crate::fence::FenceFault;
use crate::{KeyFault, LeafFault};
use act::cbor::CborFault;
use act::{ActFault, Millis, Name};

/// Why a leaf may not stand at the next index.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LedgerFault {
    /// Not a leaf.
    #[error(transparent)]
    Leaf(#[from] LeafFault),
    /// Not an act, or its signature does not hold.
    #[error(transparent)]
    Act(#[from] ActFault),
    /// Its key may not sign here, or it changes keys without the right.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// A succession that does not go on from this record, or from another term than the one in force.
    #[error(transparent)]
    Succession(#[from] FenceFault),
    /// Leaf 0 is not this mechanism's genesis document.
    #[error("leaf 0 is not the genesis document of this mechanism")]
    Genesis,
    /// Its time is earlier than the leaf before it.
    #[error("the leaf's time {at} is earlier than {last}, the time of the leaf before it")]
    Backwards {
        /// Its time.
        at: Millis,
        /// The time before.
        last: Millis,
    },
    /// The same act is already there.
    #[error("act {name} already stands at record number {index}")]
    Again {
        /// Which.
        name: Name,
        /// Where.
        index: u64,
    },
    /// Another act already has this name: proof of fraud by the holder of the key.
    #[error("the name {name} was already used for another act, at record number {index}")]
    Reused {
        /// Which name.
        name: Name,
        /// Where the first act stands.
        index: u64,
    },
    /// Its serial is too far ahead of the key's others.
    #[error("serial {got} is more than 1,024 ahead of {highest}, the highest of this key")]
    Ahead {
        /// Its serial.
        got: u64,
        /// The highest in the record.
        highest: u64,
    },
    /// A change of members or of the rulebook that not all who decide have approved.
    #[error("two root keys of each party and of the supervisor must approve a change of members or of the rulebook")]
    NotAgreed,
    /// An adoption that does not follow the version in force: an old one again, or one too early.
    #[error("it adopts version {got} of the rulebook; version {last} is in force")]
    Edition {
        /// Named.
        got: u64,
        /// In force.
        last: u64,
    },
    /// An adoption that was agreed against another version than the one in force.
    #[error("it replaces another rulebook than version {0}, which is in force")]
    Replaces(u64),
    /// Its author is no member of the channel it is sealed to.
    #[error("its author is no member of channel {0}")]
    Channel(u64),
    /// A public act whose content is not canonical or may not be public.
    #[error("the content of a public act is not canonical: {0}")]
    Content(#[from] CborFault),
    /// An epoch that does not follow the channel's last one.
    #[error("epoch {epoch} does not follow epoch {last} of channel {channel}")]
    Epoch {
        /// Which channel.
        channel: u64,
        /// Named.
        epoch: u64,
        /// Last.
        last: u64,
    },
    /// It is sealed to an epoch that its channel was never given, so nobody could open it.
    #[error("epoch {epoch} of channel {channel} was never given; the last is {last}")]
    NoEpoch {
        /// Which channel.
        channel: u64,
        /// Named.
        epoch: u64,
        /// Last.
        last: u64,
    },
    /// An epoch whose secret is not wrapped for exactly the members of the channel.
    #[error("the epoch's secret is not wrapped for exactly the members of channel {0}")]
    EpochMembers(u64),
    /// An epoch that is not its author's to give.
    #[error("the next epoch of channel {0} is not this member's to give")]
    EpochAuthor(u64),
    /// A public act by a machine's key that a machine may not say.
    #[error("a machine's key may not sign this kind of act")]
    Purpose,
}
