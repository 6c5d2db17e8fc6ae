//! The limits themselves: counted exactly, shared by all rules, and nothing in reach that is not known.

use super::harness::{limits, run};
use palier_engine::plugin::Limits;
use std::time::Duration;

#[test]
fn the_step_budget_is_exact() {
    let program = "local n = 0 for i = 1, 1000 do n = n + i end print(n)\nreturn { rules = {} }";
    let free = Limits { wall: Duration::from_secs(60), ..Limits::default() };
    let needed = run(program, &free).expect("it ends").steps;
    assert!(needed > 1000);
    assert_eq!(run(program, &free).expect("it ends").steps, needed, "the count is the program's alone");
    assert!(run(program, &Limits { steps: needed, ..free }).is_ok());
    let short = run(program, &Limits { steps: needed - 1, ..free }).expect_err("one step too few");
    assert_eq!(short.message, format!("stopped after {} steps", needed - 1));
}

#[test]
fn the_budget_is_shared_by_all_rules() {
    let rule =
        "{ id = 'R%', when = function() for i = 1, 1000 do end end, finding = { severity = 'info', text = 't' } },";
    let one = format!("return {{ rules = {{ {} }} }}", rule.replace('%', "1"));
    let three =
        format!("return {{ rules = {{ {} }} }}", (1..4).map(|i| rule.replace('%', &i.to_string())).collect::<String>());
    let steps = run(&one, &limits()).expect("it ends").steps;
    assert!(run(&one, &Limits { steps, ..limits() }).is_ok());
    assert!(run(&three, &Limits { steps, ..limits() }).is_err());
}

#[test]
fn what_is_in_reach_is_this_and_no_more() {
    let program = "local names = {} for k, v in _G do if type(v) == 'table' and v ~= _G then for f in v do table.insert(names, k .. '.' .. f) end else table.insert(names, k) end end
table.sort(names) for _, name in names do print(name) end return { rules = {} }";
    let log = run(program, &limits()).expect("it ends").log;
    let libraries: Vec<&str> = log.iter().map(|n| n.split('.').next().expect("a name")).collect();
    let base = [
        "_G",
        "_VERSION",
        "assert",
        "bit32",
        "error",
        "getmetatable",
        "ipairs",
        "math",
        "next",
        "pairs",
        "pcall",
        "print",
        "rawequal",
        "rawget",
        "rawlen",
        "rawset",
        "select",
        "setmetatable",
        "string",
        "table",
        "tonumber",
        "tostring",
        "type",
        "typeof",
        "unpack",
        "utf8",
        "xpcall",
    ];
    let others: Vec<&&str> = libraries.iter().filter(|name| !base.contains(*name)).collect();
    assert!(others.is_empty(), "{others:?}");
}
