//! Programs that try to hang, grow, escape, leak or confuse: each with what must happen. The text of a case is a whole `main.lua`.
//!
//! One harness for all: every program runs in two processes of its own, at the same time. Both must end within the limits, stay within
//! the memory, show no address, leave nothing in their folder, and tell the same, byte for byte.

mod addresses;
mod border;
mod bytes;
mod escapes;
mod explained;
mod harness;
mod limits;
mod long_calls;
mod loops;
mod memory;
mod printed;

mod results;
mod state;

use harness::broken;

/// What must happen.
#[derive(Clone, Copy)]
enum Must {
    /// The run fails, says this, and names this line (0: any).
    Fail(usize, &'static str),
    /// The run ends well and this is what the plugin printed.
    Print(&'static str),
    /// The run ends well or fails; either way within its limits.
    End,
}
use Must::{End, Fail, Print};

/// Its name, its program, what must happen.
type Case = (&'static str, &'static str, Must);

/// All programs, by theme.
const ATTACKS: [&[Case]; 10] = [
    loops::LOOPS,
    long_calls::LONG_CALLS,
    memory::MEMORY,
    escapes::ESCAPES,
    addresses::ADDRESSES,
    bytes::BYTES,
    border::BORDER,
    border::SIGHT,
    results::RESULTS,
    state::STATE,
];

#[test]
fn there_are_enough_and_no_two_are_alike() {
    let all: Vec<&Case> = ATTACKS.into_iter().flatten().collect();
    assert!(all.len() >= 120, "{}", all.len());
    for (number, (name, program, _)) in all.iter().enumerate() {
        for (other, same, _) in &all[..number] {
            assert!(name != other && program != same, "{name} is {other}");
        }
    }
}

#[test]
fn loops_end_at_their_line() {
    assert_eq!(broken(loops::LOOPS), Vec::<String>::new());
}

#[test]
fn long_calls_are_refused_or_end() {
    assert_eq!(broken(long_calls::LONG_CALLS), Vec::<String>::new());
}

#[test]
fn memory_is_bounded() {
    assert_eq!(broken(memory::MEMORY), Vec::<String>::new());
}

#[test]
fn nothing_outside_is_in_reach() {
    assert_eq!(broken(escapes::ESCAPES), Vec::<String>::new());
}

#[test]
fn no_address_is_shown() {
    assert_eq!(broken(addresses::ADDRESSES), Vec::<String>::new());
}

#[test]
fn hostile_text_is_a_syntax_error() {
    assert_eq!(broken(bytes::BYTES), Vec::<String>::new());
}

#[test]
fn metamethods_and_what_is_seen_change_nothing() {
    assert_eq!(broken(border::BORDER), Vec::<String>::new());
    assert_eq!(broken(border::SIGHT), Vec::<String>::new());
}

#[test]
fn what_is_returned_is_bounded_and_strict() {
    assert_eq!(broken(results::RESULTS), Vec::<String>::new());
}

#[test]
fn nothing_passes_from_run_to_run() {
    assert_eq!(broken(state::STATE), Vec::<String>::new());
}
