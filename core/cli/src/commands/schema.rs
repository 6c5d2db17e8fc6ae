//! `palier schema`

use crate::args::{SchemaArgs, SchemaKind};
use crate::failure::Failure;
use crate::files::print;
use palier_engine::{answers, export, questionnaire, render};

/// Prints a JSON Schema.
pub fn run(args: &SchemaArgs) -> Result<(), Failure> {
    let schema = match args.kind {
        SchemaKind::Questionnaire => questionnaire::questionnaire_schema(),
        SchemaKind::Assessment => answers::assessment_schema(),
        SchemaKind::Journey => answers::journey_schema(),
        SchemaKind::Scores => export::scores_schema(),
        SchemaKind::Template => render::template_schema(),
    };
    print(&format!("{schema:#}\n"))
}
