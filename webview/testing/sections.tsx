/** A page of nothing but the two sections, for their tests: draws what it is told, and keeps what it would tell the host. */
import { render } from "preact";
import type { MapState } from "../../src/panel/mapState.ts";
import type { TimelineState } from "../../src/panel/timelineState.ts";
import { AmongWriters } from "../views/AmongWriters.tsx";
import { OverTime } from "../views/OverTime.tsx";
import { Section } from "../views/Section.tsx";

interface Told {
  readonly map: MapState;
  readonly timeline: TimelineState;
}

const said: string[] = [];
Object.assign(window, {
  said,
  tell: ({ map, timeline }: Told) =>
    render(
      <main>
        <h1>Sections</h1>
        <Section
          id="map"
          title="Among other writers"
          about="Who is like you"
          isOpen
          onToggle={() => said.push("map")}
        >
          <AmongWriters map={map} onRead={(writer) => said.push(`read ${writer}`)} />
        </Section>
        <Section
          id="time"
          title="Over time"
          about="What has changed"
          isOpen
          onToggle={() => said.push("time")}
        >
          <OverTime timeline={timeline} onOpen={(document) => said.push(`open ${document}`)} />
        </Section>
      </main>,
      document.getElementById("page")!,
    ),
});
