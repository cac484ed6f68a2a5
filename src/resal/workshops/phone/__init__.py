"""What people hold in the room: join with a code, one page that follows the step; and the room's screen."""
