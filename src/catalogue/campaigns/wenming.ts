/** The files of 全国文明城市创建, by their paths in the folder beside this file: a bundle carries what is imported, and a test holds that nothing is forgotten. */
import type { CampaignFolder } from "../campaign";
import construction from "./wenming/kinds/construction.json";
import enforcement from "./wenming/kinds/enforcement.json";
import festival from "./wenming/kinds/festival.json";
import honour from "./wenming/kinds/honour.json";
import inspection from "./wenming/kinds/inspection.json";
import meeting from "./wenming/kinds/meeting.json";
import minor from "./wenming/kinds/minor.json";
import moralList from "./wenming/kinds/moral-list.json";
import persuasion from "./wenming/kinds/persuasion.json";
import plan from "./wenming/kinds/plan.json";
import publicity from "./wenming/kinds/publicity.json";
import sanitation from "./wenming/kinds/sanitation.json";
import standard from "./wenming/kinds/standard.json";
import survey from "./wenming/kinds/survey.json";
import training from "./wenming/kinds/training.json";
import volunteerEvent from "./wenming/kinds/volunteer-event.json";
import volunteerTeam from "./wenming/kinds/volunteer-team.json";
import wallAd from "./wenming/kinds/wall-ad.json";
import groups from "./wenming/groups.json";
import indicators from "./wenming/indicators.json";
import settings from "./wenming/settings.json";
import activity from "./wenming/templates/activity.liquid";
import briefing from "./wenming/templates/briefing.liquid";
import summary from "./wenming/templates/summary.liquid";
import wording from "./wenming/wording.json";

export const wenming: CampaignFolder = {
  "groups.json": groups,
  "indicators.json": indicators,
  "kinds/construction.json": construction,
  "kinds/enforcement.json": enforcement,
  "kinds/festival.json": festival,
  "kinds/honour.json": honour,
  "kinds/inspection.json": inspection,
  "kinds/meeting.json": meeting,
  "kinds/minor.json": minor,
  "kinds/moral-list.json": moralList,
  "kinds/persuasion.json": persuasion,
  "kinds/plan.json": plan,
  "kinds/publicity.json": publicity,
  "kinds/sanitation.json": sanitation,
  "kinds/standard.json": standard,
  "kinds/survey.json": survey,
  "kinds/training.json": training,
  "kinds/volunteer-event.json": volunteerEvent,
  "kinds/volunteer-team.json": volunteerTeam,
  "kinds/wall-ad.json": wallAd,
  "settings.json": settings,
  "templates/activity.liquid": activity,
  "templates/briefing.liquid": briefing,
  "templates/summary.liquid": summary,
  "wording.json": wording,
};
