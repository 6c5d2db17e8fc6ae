//! The one place where charts are drawn for the report.

use crate::chart::{self, Theme};

/// Any chart.
pub(super) enum Chart {
    AnswerBar(chart::AnswerBar),
    Bullet(chart::Bullet),
    Cover(chart::Staircase),
    Curve(chart::Curve),
    Distribution(chart::Distribution),
    DotPlot(chart::DotPlot),
    Dumbbell(chart::Dumbbell),
    Glyph(chart::Glyph),
    Importance(chart::Importance),
    IntervalMini(chart::IntervalMini),
    Matrix(chart::Matrix),
    PeerBar(chart::PeerBar),
    Profiles(chart::Profiles),
    QuartileMini(chart::QuartileMini),
    Radar(chart::Radar),
    ResponseBar(chart::ResponseBar),
    RoadMap(chart::RoadMap),
    StageMini(chart::StageMini),
    Staircase(chart::Staircase),
    Strip(chart::Strip),
    Trend(chart::Trend),
}

/// The drawing as inline SVG.
pub(super) fn draw(chart: &Chart, theme: &Theme) -> String {
    match chart {
        Chart::AnswerBar(data) => chart::answer_bar(data, theme),
        Chart::Bullet(data) => chart::bullet(data, theme),
        Chart::Cover(data) => chart::cover_staircase(data, theme),
        Chart::Curve(data) => chart::curve(data, theme),
        Chart::Distribution(data) => chart::distribution(data, theme),
        Chart::DotPlot(data) => chart::dot_plot(data, theme),
        Chart::Dumbbell(data) => chart::dumbbell(data, theme),
        Chart::Importance(data) => chart::importance(data, theme),
        Chart::Glyph(glyph) => chart::glyph(*glyph, theme),
        Chart::IntervalMini(data) => chart::interval_mini(data, theme),
        Chart::Matrix(data) => chart::matrix(data, theme),
        Chart::PeerBar(data) => chart::peer_bar(data, theme),
        Chart::Profiles(data) => chart::profiles(data, theme),
        Chart::QuartileMini(data) => chart::quartile_mini(data, theme),
        Chart::Radar(data) => chart::radar(data, theme).expect("the caller has at least three spokes"),
        Chart::ResponseBar(data) => chart::response_bar(data, theme),
        Chart::RoadMap(data) => chart::road_map(data, theme),
        Chart::StageMini(data) => chart::stage_mini(data, theme),
        Chart::Staircase(data) => chart::staircase(data, theme),
        Chart::Strip(data) => chart::strip(data, theme),
        Chart::Trend(data) => chart::trend(data, theme),
    }
}
