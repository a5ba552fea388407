//! What can go wrong for a person at the command line, and the exit code it ends with.

use crate::api::RefusalText;

/// Why a command did not do what it was asked.
#[derive(Debug, Clone)]
pub enum CliFault {
    /// A rule refuses it; nothing has changed. Exit code 3.
    Refused(Vec<RefusalText>),
    /// Something was checked and does not hold. Exit code 1.
    NotVerified(Vec<RefusalText>),
    /// The command line itself is wrong. Exit code 2.
    Usage(String),
    /// No node answers. Exit code 4.
    NoNode(String),
    /// The disk, a file or a socket is at fault. Exit code 5.
    Io(String),
    /// The machine is at fault in a way that has words of its own. Exit code 5.
    Machine(RefusalText),
    /// It took too long; what was kept stays kept. Exit code 6.
    TimeOut(String),
}

impl CliFault {
    /// One refusal.
    pub fn refused(refusal: &act::Refusal) -> CliFault {
        CliFault::Refused(vec![refusal.into()])
    }

    /// The disk or a file is at fault.
    pub fn io(what: impl std::fmt::Display, error: impl std::fmt::Display) -> CliFault {
        CliFault::Io(format!("{what}: {error}"))
    }

    /// Whether a rule refuses it under this code.
    pub fn is(&self, code: &str) -> bool {
        matches!(self, CliFault::Refused(why) if why.iter().any(|r| r.code == code))
    }

    /// The exit code, as `--help` documents it.
    pub fn exit(&self) -> u8 {
        match self {
            CliFault::NotVerified(_) => 1,
            CliFault::Usage(_) => 2,
            CliFault::Refused(_) => 3,
            CliFault::NoNode(_) => 4,
            CliFault::Io(_) | CliFault::Machine(_) => 5,
            CliFault::TimeOut(_) => 6,
        }
    }
}

impl From<store::StoreFault> for CliFault {
    fn from(fault: store::StoreFault) -> CliFault {
        match &fault {
            store::StoreFault::Busy { path } => {
                let folder = path.parent().unwrap_or(path).display();
                CliFault::Machine((&act::Refusal::new("folder-in-use").with("path", folder)).into())
            }
            _ => CliFault::Io(fault.to_string()),
        }
    }
}

impl From<link::BindFault> for CliFault {
    fn from(fault: link::BindFault) -> CliFault {
        match &fault {
            link::BindFault::InUse { addr } => {
                CliFault::Machine((&act::Refusal::new("port-in-use").with("address", addr)).into())
            }
            _ => CliFault::Io(fault.to_string()),
        }
    }
}
