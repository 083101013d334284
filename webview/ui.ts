/**
 * The page's controls. The one file that knows which toolkit they come from: it is archived upstream, and another is to fit in here.
 * Left out are those that set inline styles, which the page's policy refuses: badge, data grid, the ring that shows how far it is.
 */
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDivider,
  vsCodeProgressRing,
} from "@vscode/webview-ui-toolkit";
import { type ComponentChildren, h, type TargetedEvent } from "preact";

/** Makes the controls known to the page; to be called once, before anything is drawn. */
export function registerControls(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeDivider(), vsCodeProgressRing());
}

export function Button(props: {
  readonly children: ComponentChildren;
  readonly secondary?: boolean;
  readonly onClick: () => void;
}): ComponentChildren {
  const { children, secondary, onClick } = props;
  return h("vscode-button", { appearance: secondary ? "secondary" : "primary", onClick }, children);
}

/** One of a few, in a list that opens. The browser's own: the toolkit's sets inline styles. `name` says what is chosen. */
export function Choice(props: {
  readonly name: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}): ComponentChildren {
  const { name, value, options, onChoose } = props;
  return h(
    "select",
    {
      class: "choice",
      "aria-label": name,
      value,
      onChange: ({ currentTarget }: TargetedEvent<HTMLSelectElement>) => onChoose(currentTarget.value),
    },
    options.map(({ value, label }) => h("option", { key: value, value }, label)),
  );
}

export function Divider(): ComponentChildren {
  return h("vscode-divider", null);
}

/** Something goes on, nobody knows for how long; words beside it say what. The toolkit's own name for it is English, and never read out. */
export function ProgressRing(): ComponentChildren {
  return h("vscode-progress-ring", { "aria-hidden": true });
}
