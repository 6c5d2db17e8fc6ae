---@meta palier
-- Types of the contract, version 1, for the Lua language server. Nothing here runs.

---A text, or one a language.
---@alias palier.Text string | { en: string, fr: string }

-- What hooks look at

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

---@class palier.Respondents
---@field n? integer nil for one answer that all agreed on
---@field population? "employees" | "customers"
---@field method? "self" | "facilitated" | "third-party"
---@field perspective? string Where the questionnaire has several points of view

---@class palier.Perspective
---@field n? integer nil for one answer that all agreed on
---@field domains table<string, palier.Score>

---The step that feels worst.
---@class palier.LowestStep
---@field step string
---@field feeling number -2 to 2
---@field n? integer Customers asked

---The touchpoint with the lowest mean satisfaction.
---@class palier.WeakestTouchpoint
---@field touchpoint string
---@field step string
---@field satisfaction number 0 to 10
---@field n? integer Customers asked

---A count is nil where nobody looked.
---@class palier.Journey
---@field steps integer
---@field touchpoints integer
---@field moments_of_truth integer
---@field irritants? integer
---@field delights? integer
---@field below_neutral? integer Steps that surely feel worse than neutral
---@field lowest? palier.LowestStep
---@field weakest? palier.WeakestTouchpoint

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

---What a hook may look at; read-only. A name that cannot exist is an error.
---@class palier.Context
---@field questionnaire palier.Questionnaire
---@field organisation palier.Organisation
---@field facts table<string, any> Declared in plugin.yaml; nil where not known
---@field settings table<string, any> All of plugin.yaml's, changed or at their defaults
---@field domains table<string, palier.Score>
---@field practices table<string, palier.Score> Those that group questions
---@field questions table<string, palier.Score>
---@field groups table<string, palier.Group?> Groups that may be shown
---@field respondents palier.Respondents
---@field perspectives table<string, palier.Perspective?> Points of view that may be shown
---@field journeys table<string, palier.Journey?>
---@field metrics table<palier.MetricKind, palier.Metric?>
---@field overall? number
---@field percentile? number

-- Rules

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
---@field id string Unique over rules, weights and not_applicable
---@field source? string An id of plugin.yaml's sources
---@field questionnaires? string[] The questionnaires that it speaks of; all when left out
---@field when fun(ctx: palier.Context): boolean?
---@field effect? palier.Effect | fun(ctx: palier.Context): palier.Effect?
---@field finding? palier.Finding | fun(ctx: palier.Context): palier.Finding?
---@field advice? palier.Advice | fun(ctx: palier.Context): palier.Advice?

---A weight that the sector changes.
---@class palier.WeightEntry: palier.Weight
---@field id string
---@field reason palier.Text
---@field source? string
---@field when? fun(ctx: palier.Context): boolean? Always, when left out
---@field questionnaires? string[]

---A question that means nothing here.
---@class palier.NotApplicableEntry: palier.NotApplicable
---@field id string
---@field reason palier.Text
---@field source? string
---@field when? fun(ctx: palier.Context): boolean? Always, when left out
---@field questionnaires? string[]

-- What a plugin adds of its own

---@alias palier.Interval { low: number, high: number }

---A figure; left out of the list where it is not known. At most 20.
---@class palier.OwnMetric
---@field id string
---@field label palier.Text
---@field value number
---@field decimals? 0 | 1 | 2 | 3 1 when left out
---@field unit? palier.Text
---@field n? integer Cases behind it
---@field interval? palier.Interval
---@field better? "higher" | "lower"
---@field note? palier.Text
---@field source? string

---A number, a text, or false where nothing is known.
---@alias palier.Cell number | palier.Text | false

---@class palier.Table
---@field title palier.Text
---@field columns palier.Text[] At most 8
---@field rows palier.Cell[][] At most 40, each of as many cells as there are columns
---@field note? palier.Text
---@field source? string

---@class palier.ChartRow
---@field label palier.Text
---@field value? number Within the axis
---@field to? number The second value of a dumbbell
---@field interval? palier.Interval Of a dot
---@field n? integer

---@class palier.Chart
---@field kind "bars" | "dots" | "dumbbell"
---@field title palier.Text
---@field unit palier.Text
---@field axis? { from: number, to: number } 0 to 100 when left out
---@field rows palier.ChartRow[] At most 20
---@field ends? { from: palier.Text, to: palier.Text } What the two values of a dumbbell are called
---@field note? palier.Text
---@field source? string

---One of the five.
---@class palier.Block
---@field heading? palier.Text
---@field text? palier.Text
---@field list? palier.Text[] At most 20
---@field table? palier.Table
---@field chart? palier.Chart

---A section of the report. At most 4.
---@class palier.Section
---@field id string
---@field title palier.Text What the reader takes away
---@field lead? palier.Text
---@field blocks palier.Block[] At most 12

---For the consultant alone. At most 10.
---@class palier.Health
---@field text palier.Text
---@field warning? boolean

---What main.lua returns: at least one of the lists.
---@class palier.Plugin
---@field applies? fun(ctx: palier.Context): boolean
---@field rules? palier.Rule[] | fun(ctx: palier.Context): palier.Rule[]?
---@field weights? palier.WeightEntry[] | fun(ctx: palier.Context): palier.WeightEntry[]?
---@field not_applicable? palier.NotApplicableEntry[] | fun(ctx: palier.Context): palier.NotApplicableEntry[]?
---@field metrics? palier.OwnMetric[] | fun(ctx: palier.Context): palier.OwnMetric[]?
---@field sections? palier.Section[] | fun(ctx: palier.Context): palier.Section[]?
---@field health? palier.Health[] | fun(ctx: palier.Context): palier.Health[]?
