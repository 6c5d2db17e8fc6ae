//! Customers' journeys, as the consultant described them. Their texts hold all languages that were written; pages take the report's.

use crate::answers;
use crate::scoring::JourneyFindings;

/// A journey and what its figures say.
#[derive(Debug, Clone, PartialEq)]
pub struct Journey {
    pub described: answers::Journey,
    pub found: JourneyFindings,
}
