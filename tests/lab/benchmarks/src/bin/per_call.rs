//! Instructions and allocations per call: of the generated client, and of the same by hand.
//!
//! Each side is a process under callgrind, once with some calls and once with more: the difference is what the
//! calls cost, without what starting takes. The server is in this process, and so counts for neither.

#![expect(unsafe_code, reason = "allocations are counted by an allocator")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::env;
use std::error::Error;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use benchmarks::{USER, USER_ID, by_hand, generated, runtime, server};

/// How many calls a process makes, and how many one makes that makes more.
const CALLS: [usize; 2] = [100, 300];

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, with a count.
struct Counting;

// SAFETY: all is handed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller keeps the contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller keeps the contract.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// What calls cost.
#[derive(Clone, Copy)]
struct Cost {
    instructions: f64,
    allocations: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [] => compare(),
        [side, calls, base_url] => {
            call(side, calls.parse()?, base_url)?;
            println!("{}", ALLOCATIONS.load(Ordering::Relaxed));
            Ok(())
        }
        _ => Err("this takes no arguments".into()),
    }
}

fn compare() -> Result<(), Box<dyn Error>> {
    let base_url = server::start(USER)?;
    let ours = per_call("ours", &base_url)?;
    let by_hand = per_call("by hand", &base_url)?;
    println!("| per call     |     ours |  by hand | ours ÷ by hand |");
    println!("| ------------ | -------: | -------: | -------------: |");
    let row = |title: &str, ours: f64, by_hand: f64| {
        let ratio = ours / by_hand;
        println!("| {title:12} | {ours:>8.0} | {by_hand:>8.0} | {ratio:>14.3} |");
    };
    row("instructions", ours.instructions, by_hand.instructions);
    row("allocations", ours.allocations, by_hand.allocations);
    Ok(())
}

fn per_call(side: &str, base_url: &str) -> Result<Cost, Box<dyn Error>> {
    let [few, many] = CALLS.map(|calls| measure(side, calls, base_url));
    let (few, many) = (few?, many?);
    let calls = (CALLS[1] - CALLS[0]) as f64;
    Ok(Cost {
        instructions: (many.instructions - few.instructions) / calls,
        allocations: (many.allocations - few.allocations) / calls,
    })
}

/// Runs a process of so many calls under callgrind.
fn measure(side: &str, calls: usize, base_url: &str) -> Result<Cost, Box<dyn Error>> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe()?)
        .args([side, &calls.to_string(), base_url])
        .output()?;
    let words = String::from_utf8_lossy(&output.stderr);
    let collected = words.split("Collected :").nth(1);
    let collected = collected.and_then(|rest| rest.split_whitespace().next());
    match collected {
        Some(count) if output.status.success() => Ok(Cost {
            instructions: count.parse()?,
            allocations: String::from_utf8(output.stdout)?.trim().parse()?,
        }),
        _ => Err(format!("valgrind says:\n{words}").into()),
    }
}

fn call(side: &str, calls: usize, base_url: &str) -> Result<(), Box<dyn Error>> {
    match side {
        "ours" => call_generated(calls, base_url),
        _ => call_by_hand(calls, base_url),
    }
}

fn call_generated(calls: usize, base_url: &str) -> Result<(), Box<dyn Error>> {
    let client = generated(base_url);
    runtime().block_on(async {
        for _ in 0..calls {
            let user = client.users().get_user(USER_ID).send().await?;
            std::hint::black_box(user);
        }
        Ok(())
    })
}

fn call_by_hand(calls: usize, base_url: &str) -> Result<(), Box<dyn Error>> {
    let client = by_hand::Client::new(base_url);
    runtime().block_on(async {
        for _ in 0..calls {
            let user = client.get_user(USER_ID).await?;
            std::hint::black_box(user);
        }
        Ok(())
    })
}
