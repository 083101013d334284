import type { PanelState } from "../../src/panel/protocol.ts";
import type { ToldSections } from "../../src/panel/sectionState.ts";
import type { Post } from "../post.ts";
import { Empty } from "./Empty.tsx";
import { Failure } from "./Failure.tsx";
import { Reading } from "./Reading.tsx";
import { Report } from "./Report.tsx";

export interface PageProps {
  readonly state: PanelState;
  readonly sections: ToldSections;
  /** Features whose differences stand open. */
  readonly open: readonly string[];
  readonly onToggle: (open: string[]) => void;
  readonly post: Post;
}

/** The whole page, as a function of the last state and of what stands open. */
export function Page({ state, sections, open, onToggle, post }: PageProps) {
  switch (state.kind) {
    case "empty":
      return <Empty post={post} />;
    case "reading":
      return <Reading progress={state} post={post} />;
    case "report":
      return <Report report={state} sections={sections} open={open} onToggle={onToggle} post={post} />;
    case "error":
      return <Failure message={state.message} next={state.next} post={post} />;
  }
}
