---@meta palier
-- Types of the contract, version 1, for the Lua language server. Nothing here runs.

---A text, or one a language.
---@alias palier.Text string | { en: string, fr: string }

---@class palier.Questionnaire
---@field id string
---@field major integer

---@class palier.Organisation
---@field name string
---@field sector? string
---@field country? string ISO 3166
---@field size? string

---A figure 0–100 and its level; nil where not rated. Domains also have their percentile among the peers.
---@class palier.Score
---@field score? number
---@field level? number
---@field percentile? number

---@class palier.Group
---@field domains table<string, palier.Score>

---@class palier.Metric
---@field value number In the kind's unit
---@field n? integer

---@alias palier.MetricKind
---| "nps"
---| "csat"
---| "ces"
---| "lifetime-value"
---| "referral-rate"
---| "churn"
---| "retention"
---| "employee-engagement"
---| "loyalty-index"
---| "acquisition-cost"
---| "resolution-time"

---What a rule may look at; read-only. A name that cannot exist is an error.
---@class palier.Context
---@field questionnaire palier.Questionnaire
---@field organisation palier.Organisation
---@field facts table<string, any> Declared in plugin.yaml; nil where not known
---@field settings table<string, any> All of plugin.yaml's, changed or at their defaults
---@field domains table<string, palier.Score>
---@field questions table<string, palier.Score>
---@field groups table<string, palier.Group?> Groups that may be shown
---@field metrics table<palier.MetricKind, palier.Metric?>
---@field overall? number
---@field percentile? number

---@class palier.Cap
---@field domain? string
---@field overall? true
---@field level number Of the questionnaire's scale

---@class palier.Weight
---@field domain? string
---@field question? string
---@field factor number Above 0, at most 10

---@class palier.NotApplicable
---@field question string

---One of the three.
---@class palier.Effect
---@field cap? palier.Cap
---@field weight? palier.Weight
---@field not_applicable? palier.NotApplicable

---@class palier.Finding
---@field severity "info" | "irritant" | "warning" | "alert"
---@field text palier.Text
---@field subject? string A domain, a question, or "overall"

---@class palier.Advice
---@field title? palier.Text Two to five words
---@field text palier.Text
---@field effort 1 | 2 | 3 | 4 | 5
---@field value 1 | 2 | 3 | 4 | 5
---@field horizon "0-3" | "3-12" | "12-36"
---@field owner? palier.Text

---@class palier.Rule
---@field id string Unique in the plugin
---@field source? string An id of plugin.yaml's sources
---@field questionnaires? string[] The questionnaires that it speaks of; all when left out
---@field when fun(ctx: palier.Context): boolean?
---@field effect? palier.Effect | fun(ctx: palier.Context): palier.Effect?
---@field finding? palier.Finding | fun(ctx: palier.Context): palier.Finding?
---@field advice? palier.Advice | fun(ctx: palier.Context): palier.Advice?

---What main.lua returns.
---@class palier.Plugin
---@field rules palier.Rule[]
