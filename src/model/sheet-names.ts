/** Names of the sheets and tables that a run writes. */

export const sheetNames = { town: "汇总·镇级", values: "汇总·指标值", findings: "汇总·问题", completeness: "汇总·报送", history: "汇总·历史" } as const;

export const tableNames = { values: "指标值", findings: "问题清单", unmeasured: "未计入列", history: "历史数据" } as const;

/** A sheet's name as formulas want it. Always quoted, so that a host which had to number a sheet can rewrite it safely. */
export const quotedSheet = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;
