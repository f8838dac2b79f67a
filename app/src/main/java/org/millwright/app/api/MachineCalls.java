package org.millwright.app.api;

import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/machines}. */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/machines")
class MachineCalls {

  private final MachineBoard board;

  MachineCalls(MachineBoard board) {
    this.board = board;
  }

  @GetMapping
  Page<MachineView> list() {
    return Page.whole(board.all());
  }

  @GetMapping("/{id}")
  MachineView one(@PathVariable String id) {
    return board
        .of(Asked.machineId(id))
        .orElseThrow(() -> Refusal.notFound("There is no machine " + id + "."));
  }
}
