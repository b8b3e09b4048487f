/** The built-in catalogue 文明城市创建: the data files beside this one, put together. Kinds and indicators in report order. */
import construction from "./data/kinds/construction.json";
import enforcement from "./data/kinds/enforcement.json";
import festival from "./data/kinds/festival.json";
import honour from "./data/kinds/honour.json";
import inspection from "./data/kinds/inspection.json";
import meeting from "./data/kinds/meeting.json";
import minor from "./data/kinds/minor.json";
import moralList from "./data/kinds/moral-list.json";
import persuasion from "./data/kinds/persuasion.json";
import plan from "./data/kinds/plan.json";
import publicity from "./data/kinds/publicity.json";
import sanitation from "./data/kinds/sanitation.json";
import standard from "./data/kinds/standard.json";
import survey from "./data/kinds/survey.json";
import training from "./data/kinds/training.json";
import volunteerEvent from "./data/kinds/volunteer-event.json";
import volunteerTeam from "./data/kinds/volunteer-team.json";
import wallAd from "./data/kinds/wall-ad.json";
import groups from "./data/groups.json";
import indicators from "./data/indicators.json";
import settings from "./data/settings.json";
import activity from "./templates/activity.liquid";
import briefing from "./templates/briefing.liquid";
import summary from "./templates/summary.liquid";
import wording from "./templates/wording.json";
import type { Catalogue } from "../model/indicator";
import { parseCatalogue } from "./schema";

const kinds = [
  meeting,
  publicity,
  survey,
  volunteerEvent,
  volunteerTeam,
  honour,
  festival,
  moralList,
  minor,
  sanitation,
  wallAd,
  persuasion,
  training,
  construction,
  enforcement,
  inspection,
  plan,
  standard,
];

/** 文明城市创建: what DOMAIN's tables list, with no areas, targets or corrections of a certain town. */
export const builtIn: Catalogue = parseCatalogue({
  ...settings,
  kinds,
  indicators,
  groups,
  templates: [
    { kind: "汇报材料", title: "情况汇报", source: briefing },
    { kind: "总结报告", title: "总结报告", source: summary },
    { kind: "活动报告", title: "活动报告", source: activity },
  ],
  wording,
  areas: [],
  town: null,
  targets: [],
  responsible: [],
  corrections: [],
  explanations: [],
});
