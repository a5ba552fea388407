//! What a duty officer sees: each screen as HTML that works with no script, and the style, script and fonts it needs.
//!
//! What this is: templates, one folder a screen, over the views of `situation` and the phrases of `words`. It promises
//! that everything from outside is escaped and stands in a direction isolate of its own, that no page asks a third party
//! for anything, and that nothing which is unknown, old or unproven looks settled. It deliberately knows no sockets, keys,
//! sessions, disks or clocks, and decides nothing: who may see a page and what comes of a form is for its caller.
//! Source: DESIGN 6 "Tools", HOUSE-STYLE 11.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod alarms;
pub mod assets;
mod board;
mod case;
mod change;
mod channels;
mod commitments;
pub mod compose;
mod entry;
mod frame;
mod hotkeys;
mod html;
mod items;
mod map;
mod marks;
mod outbox;
mod people;
mod places;
mod press;
mod reader;
mod record;
mod release;
mod report;
mod rounds;
mod rulebook;
mod texts;
mod time;
mod verify;
mod watch;
mod witnesses;

pub use alarms::{AlarmPage, alarms};
pub use board::{Looked, board, wall};
pub use case::{CasePage, Kind, ReplyField, Typed, case, cases};
pub use change::{Outline, Sketch, steps, whole};
pub use channels::{channel, channels};
pub use commitments::{CommitmentPage, commitment, commitments};
pub use entry::{Entry, State as EntryState, entry, failed, languages};
pub use frame::{Frame, Member, Open, Picture, Queued, Role, Screen, Theme};
pub use hotkeys::hotkeys;
pub use html::Markup;
pub use items::{Handed, Item, ItemPage, item};
pub use outbox::outbox;
pub use people::{Access, PasskeyRow, SessionRow, access};
pub use places::{Asked, Places, openings};
pub use press::{Decided, Name, PressPage, Proposal, ReadingLine, ReadingPage, Report as PressReport, press, reading};
pub use record::{ActPage, Gossip, Search, act, record};
pub use release::{Widened, WidenedItem, Widening, widening};
pub use report::{Report, report};
pub use rounds::{RoundPage, matter, round, rounds};
pub use rulebook::{KeyRow, Rules, rulebook, rulebook_format};
pub use texts::{Imported, ImportedClause, TextPage, text, text_compared, text_imported, texts};
pub use verify::{About, Public, PublicAct, PublicItem, VERIFIER, about, verify, verify_offline};
pub use watch::{WatchPage, sounds, watch};
pub use witnesses::{Gap, Seat, witnesses};
