//! The JSON Schema of `scores.json`, made from the types that write it.

use super::ScoreDocument;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The schema (draft 2020-12). A field that is absent where it says nothing is not required.
pub fn scores_schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<ScoreDocument>();
    schema.insert("title".into(), "Palier scores".into());
    schema.to_value()
}
