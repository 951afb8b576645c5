//! SIGINT, which is Ctrl-C, and SIGTERM.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

/// While one of these lives, signals do not end the process: they wait to be asked for.
pub(super) struct Deferral(Option<&'static Signals>);

struct Signals {
    /// How many deferrals there are.
    deferrals: Mutex<usize>,
    /// Whether there are none, and a signal ends the process.
    is_idle: Arc<AtomicBool>,
    /// The number of the signal that waits, or zero.
    waiting: Arc<AtomicUsize>,
}

impl Deferral {
    /// Defers signals. A system without them sends none.
    pub(super) fn new() -> Self {
        static SIGNALS: OnceLock<Option<Signals>> = OnceLock::new();
        let signals = SIGNALS.get_or_init(|| Signals::register().ok()).as_ref();
        if let Some(signals) = signals {
            signals.count(|deferrals| deferrals + 1);
        }
        Self(signals)
    }

    /// Returns the number of the signal that waits, if one does.
    pub(super) fn waiting(&self) -> Option<i32> {
        let waiting = self.0?.waiting.load(Ordering::Relaxed);
        i32::try_from(waiting).ok().filter(|signal| *signal != 0)
    }
}

impl Drop for Deferral {
    fn drop(&mut self) {
        if let Some(signals) = self.0 {
            signals.count(|deferrals| deferrals - 1);
        }
    }
}

impl Signals {
    fn register() -> io::Result<Self> {
        let (is_idle, waiting) = (Arc::new(AtomicBool::new(true)), Arc::default());
        for (signal, number) in [(SIGINT, SIGINT as usize), (SIGTERM, SIGTERM as usize)] {
            flag::register_conditional_default(signal, Arc::clone(&is_idle))?;
            flag::register_usize(signal, Arc::clone(&waiting), number)?;
        }
        Ok(Self {
            deferrals: Mutex::default(),
            is_idle,
            waiting,
        })
    }

    fn count(&self, change: impl FnOnce(usize) -> usize) {
        let deferrals = self.deferrals.lock();
        let mut deferrals = deferrals.unwrap_or_else(PoisonError::into_inner);
        *deferrals = change(*deferrals);
        self.is_idle.store(*deferrals == 0, Ordering::Relaxed);
    }
}

/// Ends the process as the signal of a number does by default.
pub fn end_by(signal: i32) {
    // A signal that cannot be raised leaves the process to end by itself.
    let _ = low_level::emulate_default_handler(signal);
}
