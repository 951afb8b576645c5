//! The memory that processes took.

/// Whose memory is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// That of this process.
    Own,
    /// That of the largest of the processes that this one waited for, and that those waited for.
    Descendants,
}

/// Returns the most memory that a process had, in MiB.
#[cfg(unix)]
pub fn peak_memory(whose: Whose) -> Option<f64> {
    use nix::sys::resource::{UsageWho, getrusage};
    // Linux and the BSDs count in KiB, Apple's systems in bytes.
    let per_mebibyte = if cfg!(target_vendor = "apple") {
        1024.0 * 1024.0
    } else {
        1024.0
    };
    let who = match whose {
        Whose::Own => UsageWho::RUSAGE_SELF,
        Whose::Descendants => UsageWho::RUSAGE_CHILDREN,
    };
    let usage = getrusage(who).ok()?;
    Some(usage.max_rss() as f64 / per_mebibyte)
}

#[cfg(not(unix))]
pub fn peak_memory(_: Whose) -> Option<f64> {
    None
}
