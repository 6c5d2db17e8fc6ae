//! Glyphs: the signs of the legends, the key to the charts and the verdicts.

/// One sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A good sign: a filled disc with a tick.
    Good,
    /// A point of attention: an open diamond.
    Attention,
    /// Key: a score and its interval.
    KeyInterval,
    /// Key: the peers' band and median.
    KeyPeers,
    /// Key: below the first quartile.
    KeyBelow,
    /// Key: the level of a practice.
    KeyLevel,
    /// Key: the stage.
    KeyStage,
    /// Key: good sign and point of attention.
    KeyVerdict,
    /// Legend: the organisation's line.
    Line,
    /// Legend: the peers' band.
    Band,
    /// Legend: the peers' median.
    Dashes,
}
