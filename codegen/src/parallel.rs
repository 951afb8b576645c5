//! Work on several threads.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Returns what becomes of each item, in order. Each thread takes the next item that none has taken.
///
/// # Errors
///
/// When a thread panicked.
pub fn map<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(usize, &T) -> R + Sync,
) -> thread::Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let take = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else {
                return done;
            };
            done.push((index, work(index, item)));
        }
    };
    let parts = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads.min(items.len()))
            .map(|_| scope.spawn(take))
            .collect();
        let parts = handles.into_iter().map(|handle| handle.join());
        parts.collect::<thread::Result<Vec<_>>>()
    })?;
    let mut done: Vec<(usize, R)> = parts.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(index, _)| *index);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn keeps_the_order() {
        let numbers: Vec<usize> = (0..100).collect();
        let sums = map(&numbers, |index, number| index + number).ok();
        assert_eq!(sums, Some(numbers.iter().map(|it| it * 2).collect()));
        assert_eq!(map(&[], |index, _: &()| index).ok(), Some(Vec::new()));
    }

    #[test]
    fn tells_of_a_panic() {
        let result = map(&[1], |_, number| assert_eq!(*number, 2));
        assert!(result.is_err());
    }
}
