/** How both hosts' panes are laid out: notice, bar, tabs, and a view that scrolls. */
import { makeStyles, tokens } from "@fluentui/react-components";

export const usePaneStyles = makeStyles({
  pane: { display: "flex", flexDirection: "column", height: "100vh", minWidth: "300px", overflow: "hidden" },
  tabs: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  tab: { paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  view: { flexGrow: 1, overflowY: "auto", padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  notice: { flexShrink: 0 },
});
