/** Codes of what reading says of areas (区划) and of the town. */
import { defineCodes } from "../code";

export const areaCodes = defineCodes({
  "area.ambiguous": {
    severity: "error",
    topic: "area",
    effect: "none",
    zh: "“{text}”可能是{proposal}，没有代为选定，先单独统计。请写全称。",
    en: "“{text}” may be {proposal}; none was chosen and it is counted apart. Write the full name.",
    many: {
      zh: "“{text}”（{count}行）可能是{proposal}，没有代为选定，先单独统计。请写全称。",
      en: "“{text}” ({count} rows) may be {proposal}; none was chosen and it is counted apart. Write the full name.",
    },
  },
  "area.blank": {
    severity: "warning",
    topic: "area",
    effect: "none",
    zh: "这里没有填村居，表上也没有写明，计入{town}本级。请补上村居。",
    en: "No village is given here and the sheet names none either, so this row counts for {town} itself. Fill in the village.",
    many: {
      zh: "从这里起有{count}行没有填村居，表上也没有写明，计入{town}本级。请补上村居。",
      en: "From here on {count} rows give no village and the sheet names none either, so they count for {town} itself. Fill in the villages.",
    },
  },
  "area.close": {
    severity: "warning",
    topic: "area",
    effect: "none",
    zh: "“{text}”与“{proposal}”很像，先单独统计，暂不算作应报送的村（社区）。如果是同一个，请改成“{proposal}”，或在设置·区划中加为别名；如果确是两个，请都列入设置·区划。",
    en: "“{text}” looks much like “{proposal}”; it is counted apart and, for now, not expected to report. If they are one, write “{proposal}” or add an alias in 设置·区划; if they are two, list both there.",
  },
  "area.conflict": {
    severity: "warning",
    topic: "area",
    effect: "none",
    zh: "这里是“{area}”，“{where}”写的却是“{other}”，按“{area}”统计。请核对后改成一致。",
    en: "This says “{area}”, but “{where}” says “{other}”; it counts for “{area}”. Check, and make them agree.",
    many: {
      zh: "从这里起有{count}行是“{area}”，“{where}”写的却是“{other}”，按“{area}”统计。请核对后改成一致。",
      en: "From here on {count} rows say “{area}”, but “{where}” says “{other}”; they count for “{area}”. Check, and make them agree.",
    },
  },
  "area.department": {
    severity: "info",
    topic: "area",
    effect: "none",
    zh: "“{text}”不是村居，计入{town}本级。如果是某个村居的，请写村居名。",
    en: "“{text}” is no village or community and counts for {town} itself. If it belongs to one, write that name.",
    many: {
      zh: "“{text}”（{count}行）不是村居，计入{town}本级。如果是某个村居的，请写村居名。",
      en: "“{text}” ({count} rows) is no village or community and counts for {town} itself. If it belongs to one, write that name.",
    },
  },
  "area.no-suffix": {
    severity: "warning",
    topic: "area",
    effect: "none",
    zh: "“{text}”没有写明是村还是社区，单独作为一个单位统计。请写全称，例如“{text}村”。",
    en: "“{text}” does not say whether it is a village or a community; it is counted as a unit of its own. Write the full name, such as “{text}村”.",
    many: {
      zh: "“{text}”（{count}行）没有写明是村还是社区，单独作为一个单位统计。请写全称，例如“{text}村”。",
      en: "“{text}” ({count} rows) does not say whether it is a village or a community; it is counted as a unit of its own. Write the full name, such as “{text}村”.",
    },
  },
  "area.none": {
    severity: "info",
    topic: "area",
    effect: "none",
    zh: "标题、填报单位、表名和文件名都没有写明是哪个村居，计入{town}本级。如果是某个村居的，请在标题或表名中写明。",
    en: "Neither title, reporting unit, sheet nor file names a village, so this ledger counts for {town} itself. If it is a village's, name it in the title or sheet.",
  },
  "area.placeholder": {
    severity: "error",
    topic: "area",
    effect: "none",
    zh: "“{text}”没有填完，按{area}统计。请填上村居的名称。",
    en: "“{text}” was never filled in; it counts for {area}. Put in the name of the village.",
    many: {
      zh: "“{text}”（{count}行）没有填完，按{area}统计。请填上村居的名称。",
      en: "“{text}” ({count} rows) was never filled in; it counts for {area}. Put in the name of the village.",
    },
  },
  "area.several": {
    severity: "warning",
    topic: "area",
    effect: "none",
    zh: "“{text}”不止一个村居，计入{town}本级。请分行填写，每行一个村居。",
    en: "“{text}” is more than one village and counts for {town} itself. Use one row for each village.",
    many: {
      zh: "“{text}”（{count}行）不止一个村居，计入{town}本级。请分行填写，每行一个村居。",
      en: "“{text}” ({count} rows) is more than one village and counts for {town} itself. Use one row for each village.",
    },
  },
  "area.short-name": {
    severity: "info",
    topic: "area",
    effect: "none",
    zh: "“{text}”没有写全称，按“{area}”统计。如果不对，请改成全称。",
    en: "“{text}” is not a full name; it counts for “{area}”. If that is wrong, write the full name.",
    many: {
      zh: "“{text}”（{count}行）没有写全称，按“{area}”统计。如果不对，请改成全称。",
      en: "“{text}” ({count} rows) is not a full name; it counts for “{area}”. If that is wrong, write the full name.",
    },
  },
  "area.similar": {
    severity: "error",
    topic: "area",
    effect: "none",
    zh: "区划名单中没有“{text}”，可能是“{proposal}”，没有代为更改，先单独统计。请改成正确的名称，或在设置·区划中加为别名。",
    en: "“{text}” is not in the list of areas. It may be “{proposal}”; nothing was changed and it is counted apart. Correct the name or add an alias in 设置·区划.",
    many: {
      zh: "区划名单中没有“{text}”（{count}行），可能是“{proposal}”，没有代为更改，先单独统计。请改成正确的名称，或在设置·区划中加为别名。",
      en: "“{text}” ({count} rows) is not in the list of areas. It may be “{proposal}”; nothing was changed and it is counted apart. Correct the name or add an alias in 设置·区划.",
    },
  },
  "area.unknown": {
    severity: "error",
    topic: "area",
    effect: "none",
    zh: "区划名单中没有“{text}”，先单独统计。请改成正确的名称，或在设置·区划中加上。",
    en: "“{text}” is not in the list of areas and is counted apart. Correct the name or add it in 设置·区划.",
    many: {
      zh: "区划名单中没有“{text}”（{count}行），先单独统计。请改成正确的名称，或在设置·区划中加上。",
      en: "“{text}” ({count} rows) is not in the list of areas and is counted apart. Correct the name or add it in 设置·区划.",
    },
  },
  "town.guessed": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "没有指定乡镇名称，按标题、填报单位和文件名推定为“{town}”。如果不对，请指定。",
    en: "No town was given; titles, reporting units and files point to “{town}”. Set it if that is wrong.",
  },
  "town.unknown": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "没有指定乡镇名称，台账里也看不出来，写作“{town}”。请指定乡镇名称。",
    en: "No town was given and the ledgers name none; “{town}” was written. Set the town.",
  },
});
