SELECT o.title, o.email, o.status FROM open_projects o
