//! Two runs of a shipped plugin over what its own tests give tell the same, byte for byte.

use palier_engine::assess::{Library, Shelf, read_plugin, run_trials};
use palier_engine::diagnostic::Diagnostics;

#[test]
fn two_runs_of_every_shipped_plugin_give_the_same_bytes() {
    let library = Library::embedded();
    let mut runs = 0;
    for id in library.ids(Shelf::Plugins) {
        let folder = library.find(Shelf::Plugins, &id).expect("it is embedded");
        let mut faults = Diagnostics::new();
        let (plugin, main) = read_plugin(&folder, &mut faults).expect("it is right");
        let (again, _) = read_plugin(&folder, &mut faults).expect("it is right");
        assert_eq!(plugin.manifest(), again.manifest());
        let trials = run_trials(&plugin, &folder, &mut faults);
        assert!(faults.is_empty(), "{:#?}", faults.into_sorted());
        assert!(!main.is_empty() && !trials.given().is_empty(), "{id}");
        // What lies in memory between two runs makes addresses differ.
        let mut ballast = Vec::new();
        for (shown, settings) in trials.given() {
            let json = |of: &palier_engine::plugin::Plugin| {
                serde_json::to_string(&of.run(shown, settings)).expect("an outcome is plain data")
            };
            let first = json(&plugin);
            ballast.push(vec![0_u8; 4096 + 512 * (runs % 64)]);
            assert_eq!(first, json(&again), "{id}");
            runs += 1;
        }
    }
    assert!(runs > 100, "{runs}");
}
