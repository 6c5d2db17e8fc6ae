//! Explaining a rule notes what it reads: that is bounded too, shows no address, and finds what a run finds.

use super::harness::{explain, run};
use palier_engine::plugin::Limits;

fn rule(when: &str) -> String {
    format!(
        "return {{ rules = {{ {{ id = 'R', finding = {{ severity = 'info', text = 't' }}, when = function(ctx) {when} end }} }} }}"
    )
}

#[test]
fn a_rule_that_walks_ctx_fires_as_in_a_run() {
    for when in [
        "for id in pairs(ctx.domains) do return id == 'governance' end",
        "for id, score in ctx.domains do return score.score == 60 end",
        "return next(ctx.domains) == 'governance' and next(ctx.facts) == nil",
        "local n = 0 for _, part in pairs(ctx) do n += 1 end return n > 5",
        "return ctx.groups['front-line'].domains.governance.score == 30",
    ] {
        let fired = run(&rule(when), &Limits::default()).expect(when).fired.len();
        let told = explain(&rule(when)).expect(when);
        assert!(fired == 1 && told.contains("answer: Fired"), "{when}: {told}");
    }
}

#[test]
fn what_is_noted_is_bounded_and_fit_to_print() {
    let told = explain(&rule("for i = 1, 1e5 do local _ = ctx.groups[i] end")).expect("it runs");
    assert!(told.len() < 20_000, "{}", told.len());
    let told = explain(&rule(
        "local s = ('x'):rep(1e6) local _ = ctx.groups[s], ctx.groups['\\27[2J'], ctx.groups[{}], ctx.groups[print]",
    ));
    let told = told.expect("it runs");
    assert!(told.len() < 2_000 && !told.contains("0x") && !told.contains('\u{1b}'), "{told}");
    assert!(told.contains("ctx.groups.table") && told.contains("ctx.groups.function"), "{told}");
}

#[test]
fn it_fails_as_a_run_fails() {
    for when in ["return ctx.fact", "ctx.facts.days = 1", "return ctx.domains.governence", "while true do end"] {
        let failed = run(&rule(when), &Limits::default()).expect_err(when).message;
        assert_eq!(explain(&rule(when)).expect_err(when).message, failed);
    }
}
